/**
 * Arithmetic of trained models in plain Java: what training libraries made, served without them.
 */
@NullMarked
package io.baton.escalation.kernel;

import org.jspecify.annotations.NullMarked;
