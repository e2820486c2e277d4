package io.openspeak.auth.grpc;

import io.openspeak.auth.domain.Origin;
import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.grpc.CallerAddress;
import io.openspeak.platform.identity.grpc.GrpcCaller;

/** Where the request that is being answered comes from. */
final class Origins {

    private Origins() {}

    /** Of somebody who has signed in. */
    static Origin ofCaller() {
        return ofAnyone(GrpcCaller.current().claims().deviceId());
    }

    /** Of anybody, who may have named a device. */
    static Origin ofAnyone(String device) {
        return new Origin(CallerAddress.current().map(IpAddress::value).orElse(""), device, FailureLog.traceId());
    }
}
