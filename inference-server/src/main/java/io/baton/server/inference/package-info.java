/** The Open Inference Protocol (KServe V2, as REST) for the models that serve. */
@NullMarked
package io.baton.server.inference;

import org.jspecify.annotations.NullMarked;
