/** Failures as gRPC statuses. */
@NullMarked
package io.openspeak.platform.failures.grpc;

import org.jspecify.annotations.NullMarked;
