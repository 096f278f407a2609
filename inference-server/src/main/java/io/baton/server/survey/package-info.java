/** What customers are asked after a human helped, and what they say. */
@NullMarked
package io.baton.server.survey;

import org.jspecify.annotations.NullMarked;
