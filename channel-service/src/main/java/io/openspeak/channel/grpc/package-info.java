/** channel.v1 over gRPC. */
@NullMarked
package io.openspeak.channel.grpc;

import org.jspecify.annotations.NullMarked;
