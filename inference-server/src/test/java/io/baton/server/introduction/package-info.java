@NullMarked
package io.baton.server.introduction;

import org.jspecify.annotations.NullMarked;
