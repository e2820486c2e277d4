/** The gRPC edge of quality. */
@NullMarked
package io.openspeak.voice.quality.grpc;

import org.jspecify.annotations.NullMarked;
