/** What contracts declare about RPCs (access, limits), enforced for every service by interceptors. */
@NullMarked
package io.openspeak.platform.identity.grpc;

import org.jspecify.annotations.NullMarked;
