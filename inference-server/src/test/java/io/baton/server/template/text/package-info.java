/** Tests of the syntax of templates. */
@NullMarked
package io.baton.server.template.text;

import org.jspecify.annotations.NullMarked;
