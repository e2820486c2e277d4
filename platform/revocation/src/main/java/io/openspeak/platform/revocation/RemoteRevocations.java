package io.openspeak.platform.revocation;

import io.openspeak.auth.v1.MutinyAuthServiceGrpc.MutinyAuthServiceStub;
import io.openspeak.auth.v1.SnapshotRevocationsRequest;
import io.openspeak.auth.v1.SnapshotRevocationsResponse;
import io.openspeak.platform.identity.IdentitySettings;
import io.openspeak.platform.identity.tokens.ServiceCredentials;
import io.openspeak.platform.redis.log.LogPosition;
import io.quarkus.arc.DefaultBean;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.runtime.LaunchMode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Asks auth-service. A service that is run by itself in development or tests, without a token to ask with, starts from what the
 * log says from then on.
 */
@DefaultBean
@ApplicationScoped
public class RemoteRevocations implements RevocationSource {

    private final MutinyAuthServiceStub auth;
    private final boolean alone;

    public RemoteRevocations(
            @GrpcClient("auth") MutinyAuthServiceStub auth, ServiceCredentials credentials, IdentitySettings settings) {
        this.auth = auth.withCallCredentials(credentials);
        alone = settings.serviceTokenFile().isEmpty() && LaunchMode.current() != LaunchMode.NORMAL;
    }

    @Override
    public Uni<SnapshotRevocationsResponse> snapshot(LogPosition end) {
        return alone
                ? Uni.createFrom()
                        .item(SnapshotRevocationsResponse.newBuilder()
                                .setPosition(end.encode())
                                .build())
                : auth.snapshotRevocations(SnapshotRevocationsRequest.getDefaultInstance());
    }
}
