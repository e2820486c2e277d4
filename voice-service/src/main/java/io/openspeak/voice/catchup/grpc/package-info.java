/** The gRPC edge of catch-up. */
@NullMarked
package io.openspeak.voice.catchup.grpc;

import org.jspecify.annotations.NullMarked;
