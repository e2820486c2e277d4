/** The whole surface of a running service: every RPC and every route of its contract, called as nobody in their senses would. */
@NullMarked
package io.openspeak.platform.testing.surface;

import org.jspecify.annotations.NullMarked;
