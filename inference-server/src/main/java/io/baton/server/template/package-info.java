/**
 * Messages to customers: the templates of workspaces, which take the place of those that come with
 * Baton, and the text that is said in the end.
 */
@NullMarked
package io.baton.server.template;

import org.jspecify.annotations.NullMarked;
