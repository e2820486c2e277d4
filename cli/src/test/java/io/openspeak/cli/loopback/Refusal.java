package io.openspeak.cli.loopback;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

/** Failures as the contract wants them. */
final class Refusal {

    private Refusal() {}

    static StatusRuntimeException of(Code code, String reason, String message) {
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(code.getNumber())
                .setMessage(message)
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setDomain("openspeak")
                        .setReason(reason)
                        .build()))
                .build());
    }
}
