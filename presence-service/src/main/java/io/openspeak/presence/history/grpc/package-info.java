/** The RPCs of history. */
@NullMarked
package io.openspeak.presence.history.grpc;

import org.jspecify.annotations.NullMarked;
