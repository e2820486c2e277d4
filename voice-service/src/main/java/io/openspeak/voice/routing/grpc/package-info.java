/** The gRPC edge of voice: streams of clients as connections of the router. */
@NullMarked
package io.openspeak.voice.routing.grpc;

import org.jspecify.annotations.NullMarked;
