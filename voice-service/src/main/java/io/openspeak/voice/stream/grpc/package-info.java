/** The gRPC edge of voice streams. */
@NullMarked
package io.openspeak.voice.stream.grpc;

import org.jspecify.annotations.NullMarked;
