package io.openspeak.platform.identity.tokens;

import io.openspeak.platform.identity.IdentitySettings;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * The issuer's key set (RFC 7517), fetched in the background: at the start until it is there, then regularly, and early when
 * a token names an unknown key.
 */
@DefaultBean
@ApplicationScoped
public class RemoteJwks implements KeySource {

    private static final System.Logger LOG = System.getLogger(RemoteJwks.class.getName());

    private final Vertx vertx;
    private final IdentitySettings settings;
    private final Clock clock;
    private final HttpClient http;

    private volatile Map<String, PublicKey> keys = Map.of();
    private volatile Instant lastFetch = Instant.EPOCH;

    public RemoteJwks(Vertx vertx, IdentitySettings settings, Clock clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.clock = clock;
        http = vertx.createHttpClient();
    }

    @Startup
    void start() {
        fetch();
        vertx.setPeriodic(settings.jwksRefresh().toMillis(), timer -> fetch());
    }

    @PreDestroy
    void stop() {
        http.close();
    }

    @Override
    public Optional<PublicKey> find(String keyId) {
        PublicKey key = keys.get(keyId);
        if (key == null && lastFetch.plus(settings.jwksMinInterval()).isBefore(clock.instant())) {
            fetch();
        }
        return Optional.ofNullable(key);
    }

    @Override
    public boolean ready() {
        return !keys.isEmpty();
    }

    private void fetch() {
        lastFetch = clock.instant();
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(settings.jwksUrl())
                .setTimeout(2_000);
        http.request(request)
                .compose(sent -> sent.send().compose(answer -> answer.body()))
                .onSuccess(body -> accept(body.toString()))
                .onFailure(this::failed);
    }

    private void accept(String body) {
        try {
            Map<String, PublicKey> fetched = new HashMap<>();
            for (JsonWebKey key : new JsonWebKeySet(body).getJsonWebKeys()) {
                if (key instanceof PublicJsonWebKey verifying && key.getKeyId() != null) {
                    fetched.put(key.getKeyId(), verifying.getPublicKey());
                }
            }
            if (!fetched.isEmpty()) {
                keys = Map.copyOf(fetched);
            }
        } catch (JoseException malformed) {
            failed(malformed);
        }
    }

    private void failed(Throwable cause) {
        if (ready()) {
            // The known keys stay good: an issuer that restarts must not sign everybody out.
            LOG.log(Level.WARNING, "jwks_fetch_failed url={0} cause={1}", settings.jwksUrl(), cause.getMessage());
        } else {
            LOG.log(Level.INFO, "jwks_not_there_yet url={0} cause={1}", settings.jwksUrl(), cause.getMessage());
            vertx.setTimer(200, timer -> fetch());
        }
    }
}
