package io.openspeak.platform.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Whose tokens count, and how this service itself signs in. */
@ConfigMapping(prefix = "openspeak.identity")
public interface IdentitySettings {

    /** Issuer that tokens must name (claim {@code iss}). */
    @WithDefault("openspeak")
    String issuer();

    /** Audience that tokens must name (claim {@code aud}). */
    @WithDefault("openspeak")
    String audience();

    /** Where the issuer publishes its keys (RFC 7517). */
    @WithDefault("http://127.0.0.1:8801/.well-known/jwks.json")
    String jwksUrl();

    /** How often the keys are fetched anew; issuers publish a key at least twice as long before they sign with it. */
    @WithDefault("30s")
    Duration jwksRefresh();

    /** Shortest time between two fetches, so that tokens with made-up key ids can't flood the issuer. */
    @WithDefault("1s")
    Duration jwksMinInterval();

    /** File with the pre-shared token by which this service signs in; needed to ask other services. */
    Optional<Path> serviceTokenFile();

    /** How often one caller may call one pod. */
    Rate rate();

    /** An allowance of calls: of each user and, where nobody has signed in yet, of each address. Services have no bound. */
    interface Rate {

        /** Calls a second. */
        @WithDefault("100")
        int perSecond();

        /** Calls at once, before they are held to that. */
        @WithDefault("400")
        int burst();
    }
}
