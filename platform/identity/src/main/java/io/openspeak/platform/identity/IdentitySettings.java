package io.openspeak.platform.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    /** Tokens that clients sign themselves with a secret that they share with the installation. */
    SharedSecret sharedSecret();

    /** Self-signed tokens (HS256) of VoicePing clients; voice-service accepts them for VoicePing connections, nothing accepts them elsewhere. */
    interface SharedSecret {

        /** File with the secret, at least 32 bytes; without it no such token is accepted. To be set for auth-service, too: it remembers sign-outs for as long as such tokens live. */
        Optional<Path> file();

        /** Longest life of such a token that is accepted. */
        @WithDefault("24h")
        Duration maxTokenLife();

        /** For how long after its issue (claim `iat`) one without an end (claim `exp`) counts; without this setting it does not. */
        Optional<Duration> lifeWithoutExpiry();
    }

    /** External OpenID issuers whose tokens count beside ours, by a name of one's own choice. */
    @WithDefaults
    Map<String, ExternalIssuer> issuers();

    /** An external issuer. */
    interface ExternalIssuer {

        /** The issuer as its tokens name it (claim `iss`), for example `https://id.example.org/realms/team`. Needed. */
        Optional<String> url();

        /** Audience that its tokens must name (claim `aud`). Needed. */
        Optional<String> audience();

        /** Where it publishes its keys; without it, its OpenID discovery tells. */
        Optional<String> jwksUrl();

        /** How often the keys are fetched anew. */
        @WithDefault("5m")
        Duration jwksRefresh();

        /** Shortest time between two fetches, so that tokens with made-up key ids can't flood the issuer. */
        @WithDefault("2s")
        Duration jwksMinInterval();

        /** How its tokens may be signed: some of ES256, RS256, PS256, EdDSA. */
        @WithDefault("ES256,RS256,PS256,EdDSA")
        List<String> algorithms();

        /** Claim with the user id; without it `preferred_username`, and `sub` for issuers that have none. */
        Optional<String> userClaim();

        /** What stands before the user id, so that nobody there takes over an account here; without it the issuer's name and a colon. `none`: nothing, for an issuer that decides who everybody is. */
        Optional<String> userPrefix();

        /** Claim with the display name. */
        @WithDefault("name")
        String nameClaim();

        /** Claim with roles or groups, as a path. */
        @WithDefault("realm_access.roles")
        String rolesClaim();

        /** Which of those give which role here. Role `service` can't be given. */
        Map<String, String> roleMapping();

        /** Role of everybody who comes from there; `none`: only those count to whom the mapping gives a role. */
        @WithDefault("member")
        String defaultRole();

        /** Longest life of a token that is accepted. */
        @WithDefault("24h")
        Duration maxTokenLife();

        /** By how much its clock may differ from ours. */
        @WithDefault("5s")
        Duration clockSkew();
    }
}
