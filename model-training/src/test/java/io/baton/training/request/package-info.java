@NullMarked
package io.baton.training.request;

import org.jspecify.annotations.NullMarked;
