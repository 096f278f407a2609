@NullMarked
package io.baton.analytics;

import org.jspecify.annotations.NullMarked;
