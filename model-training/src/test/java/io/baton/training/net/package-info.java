/** Tests of what trains the nets over tokens. */
@NullMarked
package io.baton.training.net;

import org.jspecify.annotations.NullMarked;
