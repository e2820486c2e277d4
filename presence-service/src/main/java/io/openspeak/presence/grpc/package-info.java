/** The gRPC edge: maps between contract and domain, and carries session streams. */
@NullMarked
package io.openspeak.presence.grpc;

import org.jspecify.annotations.NullMarked;
