package io.openspeak.platform.identity.tokens;

import io.openspeak.platform.identity.IdentitySettings;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Optional;

/** The keys of our own issuer, where auth-service publishes them. */
@DefaultBean
@ApplicationScoped
public class RemoteJwks implements KeySource {

    private final HttpClient http;
    private final RemoteKeys keys;

    public RemoteJwks(Vertx vertx, IdentitySettings settings, Clock clock) {
        http = vertx.createHttpClient();
        keys = new RemoteKeys(
                vertx,
                KeySetDocuments.at(http, settings.jwksUrl()),
                new RemoteKeys.Pace(settings.jwksRefresh(), settings.jwksMinInterval()),
                clock);
    }

    @Startup
    void start() {
        keys.start();
    }

    @PreDestroy
    void stop() {
        keys.stop();
        http.close();
    }

    @Override
    public Optional<PublicKey> find(String keyId) {
        return keys.find(keyId);
    }

    @Override
    public Uni<Boolean> lookFor(String keyId) {
        return keys.lookFor(keyId);
    }

    @Override
    public boolean ready() {
        return keys.ready();
    }
}
