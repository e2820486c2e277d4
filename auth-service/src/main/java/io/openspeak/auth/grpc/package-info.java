/** auth.v1 over gRPC. */
@NullMarked
package io.openspeak.auth.grpc;

import org.jspecify.annotations.NullMarked;
