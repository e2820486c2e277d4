/** The relay over gRPC: one stream from each pod to each other. */
@NullMarked
package io.openspeak.voice.relay.grpc;

import org.jspecify.annotations.NullMarked;
