package io.openspeak.platform.rest;

import io.openspeak.auth.v1.LoginRequest;
import io.openspeak.auth.v1.LoginResponse;
import io.openspeak.auth.v1.LogoutRequest;
import io.openspeak.auth.v1.LogoutResponse;
import io.openspeak.auth.v1.MutinyAuthServiceGrpc;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.grpc.CallerAddress;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** A second service, with a route that anyone may call. */
@GrpcService
public class AuthUnderTest extends MutinyAuthServiceGrpc.AuthServiceImplBase {

    @Override
    public Uni<LoginResponse> login(LoginRequest request) {
        if (request.getPassword().getPassword().equals("right")) {
            return Uni.createFrom()
                    .item(LoginResponse.newBuilder()
                            .setUserId(request.getPassword().getName())
                            .setName(CallerAddress.current()
                                    .map(IpAddress::value)
                                    .orElse(""))
                            .setExpiresAt(1_700_000_000_000L)
                            .build());
        }
        throw new Refusal(Reason.BAD_CREDENTIALS, "Name or password is wrong.");
    }

    @Override
    public Uni<LogoutResponse> logout(LogoutRequest request) {
        return Uni.createFrom().item(LogoutResponse.getDefaultInstance());
    }
}
