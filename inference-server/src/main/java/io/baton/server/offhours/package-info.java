/** What a customer who wants a human is told and offered while nobody is there. */
@NullMarked
package io.baton.server.offhours;

import org.jspecify.annotations.NullMarked;
