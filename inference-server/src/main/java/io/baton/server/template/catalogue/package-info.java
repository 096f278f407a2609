/**
 * What can be said to customers: every message with its variables, the texts that come with Baton,
 * and how variables are said in a language. Nothing here knows a workspace.
 */
@NullMarked
package io.baton.server.template.catalogue;

import org.jspecify.annotations.NullMarked;
