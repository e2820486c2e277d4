/** Floors over gRPC, beside voice streams. */
@NullMarked
package io.openspeak.voice.floor.grpc;

import org.jspecify.annotations.NullMarked;
