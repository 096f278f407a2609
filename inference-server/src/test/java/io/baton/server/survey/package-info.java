@NullMarked
package io.baton.server.survey;

import org.jspecify.annotations.NullMarked;
