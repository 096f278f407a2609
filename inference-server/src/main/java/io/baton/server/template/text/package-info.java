/**
 * The syntax of message templates: text with variables, sections that are left out while a variable
 * in them is unknown, and plurals. Text only: what a variable holds is never read as a template.
 */
@NullMarked
package io.baton.server.template.text;

import org.jspecify.annotations.NullMarked;
