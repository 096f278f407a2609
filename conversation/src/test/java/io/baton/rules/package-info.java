/** The rules of the house as ArchUnit tests; shared by every module through the test jar. */
@NullMarked
package io.baton.rules;

import org.jspecify.annotations.NullMarked;
