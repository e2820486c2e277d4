package io.openspeak.platform.identity.tokens;

import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.IdentitySettings;
import io.openspeak.platform.identity.KeycloakSettings;
import io.openspeak.platform.identity.tokens.Verification.Accepted;
import io.openspeak.platform.identity.tokens.Verification.Rejected;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A verifier as configured by a test, with the real fetching of keys behind it. */
final class Federation implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final ExternalIssuers issuers;
    private final TokenVerifier verifier;

    private Federation(Map<String, String> settings) {
        SmallRyeConfig config = config(settings);
        IdentitySettings identity = config.getConfigMapping(IdentitySettings.class);
        issuers = new ExternalIssuers(
                vertx, identity, config.getConfigMapping(KeycloakSettings.class), Clock.systemUTC());
        verifier = new TokenVerifier(new NoKeys(), identity, issuers, List.of(), Clock.systemUTC());
        issuers.start();
    }

    /** Settings by their names after {@code openspeak.identity.issuers.}, or whole when they begin with another word. */
    static Federation with(Map<String, String> settings) {
        return new Federation(settings);
    }

    /** With one issuer, {@code kc}, and further settings of it. */
    static Federation of(FakeIssuer issuer, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("kc.url", issuer.url());
        settings.put("kc.audience", "openspeak-api");
        settings.put("kc.jwks-min-interval", "50ms");
        more.forEach((name, value) -> settings.put("kc." + name, value));
        return with(settings);
    }

    static SmallRyeConfig config(Map<String, String> settings) {
        Map<String, String> whole = new HashMap<>();
        settings.forEach((name, value) ->
                whole.put(name.startsWith("keycloak.") ? name : "openspeak.identity.issuers." + name, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(whole, "test", 500))
                .withMapping(IdentitySettings.class)
                .withMapping(KeycloakSettings.class)
                .build();
    }

    /** What it is worth after a look for its key. */
    Verification check(String token) {
        return verifier.checkPatiently(token).await().indefinitely();
    }

    Caller caller(String token) {
        return switch (check(token)) {
            case Accepted accepted -> accepted.caller();
            case Rejected rejected -> throw new AssertionError("not accepted: " + rejected);
        };
    }

    Verification.Flaw flaw(String token) {
        return switch (check(token)) {
            case Accepted accepted -> throw new AssertionError("accepted: " + accepted);
            case Rejected rejected -> rejected.flaw();
        };
    }

    Map<String, Duration> longestLives() {
        return issuers.longestLives();
    }

    TokenVerifier verifier() {
        return verifier;
    }

    @Override
    public void close() {
        issuers.stop();
        vertx.close();
    }

    /** Our own issuer, which is away in these tests. */
    private static final class NoKeys implements KeySource {

        @Override
        public Optional<PublicKey> find(String keyId) {
            return Optional.empty();
        }

        @Override
        public boolean ready() {
            return false;
        }
    }
}
