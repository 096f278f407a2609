/** How well explicit requests, and bot promises, are detected. */
@NullMarked
package io.baton.training.request;

import org.jspecify.annotations.NullMarked;
