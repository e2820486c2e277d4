package io.openspeak.platform.identity.tokens;

import io.openspeak.platform.identity.IdentitySettings;
import io.openspeak.platform.identity.IdentitySettings.ExternalIssuer;
import io.openspeak.platform.identity.KeycloakSettings;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** External OpenID issuers whose tokens count, as configured; their keys are fetched in the background, and nothing waits for them. */
@ApplicationScoped
public class ExternalIssuers {

    private final HttpClient http;
    private final List<RemoteKeys> keys = new ArrayList<>();
    private final List<TrustedIssuer> all;

    public ExternalIssuers(Vertx vertx, IdentitySettings settings, KeycloakSettings keycloak, Clock clock) {
        http = vertx.createHttpClient();
        all = IssuerRules.of(settings, keycloak).stream()
                .map(rules -> trusted(rules, vertx, clock))
                .toList();
    }

    @Startup
    void start() {
        keys.forEach(RemoteKeys::start);
    }

    @PreDestroy
    void stop() {
        keys.forEach(RemoteKeys::stop);
        http.close();
    }

    List<TrustedIssuer> all() {
        return all;
    }

    /** How long after it was issued a token of each issuer may still count; by the issuer's name in tokens. */
    public Map<String, Duration> longestLives() {
        return all.stream()
                .collect(Collectors.toMap(
                        TrustedIssuer::name, issuer -> issuer.longestLife().plus(issuer.clockSkew())));
    }

    private TrustedIssuer trusted(IssuerRules rules, Vertx vertx, Clock clock) {
        ExternalIssuer settings = rules.settings();
        RemoteKeys ofIssuer = new RemoteKeys(
                vertx,
                settings.jwksUrl()
                        .map(url -> KeySetDocuments.at(http, url))
                        .orElseGet(() -> KeySetDocuments.ofIssuer(http, rules.url())),
                new RemoteKeys.Pace(settings.jwksRefresh(), settings.jwksMinInterval()),
                clock);
        keys.add(ofIssuer);
        return new TrustedIssuer(
                rules.url(),
                rules.audience(),
                rules.algorithms(),
                settings.clockSkew(),
                settings.maxTokenLife(),
                ofIssuer,
                rules.claims());
    }
}
