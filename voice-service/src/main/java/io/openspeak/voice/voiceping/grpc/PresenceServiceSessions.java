package io.openspeak.voice.voiceping.grpc;

import io.openspeak.platform.identity.tokens.ServiceCredentials;
import io.openspeak.presence.v1.MutinyPresenceServiceGrpc.MutinyPresenceServiceStub;
import io.openspeak.voice.voiceping.Client;
import io.openspeak.voice.voiceping.PresenceSessions;
import io.quarkus.grpc.GrpcClient;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks presence-service: one stream a client. */
@ApplicationScoped
public class PresenceServiceSessions implements PresenceSessions {

    private final MutinyPresenceServiceStub presence;
    private final Vertx vertx;

    public PresenceServiceSessions(
            @GrpcClient("presence") MutinyPresenceServiceStub presence, ServiceCredentials credentials, Vertx vertx) {
        this.presence = presence.withCallCredentials(credentials);
        this.vertx = vertx;
    }

    @Override
    public Session open(Client client, Told told) {
        PresenceStream stream = new PresenceStream(presence, client, told, vertx);
        stream.connect();
        return stream;
    }
}
