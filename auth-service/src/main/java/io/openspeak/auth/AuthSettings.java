package io.openspeak.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of auth-service. */
@ConfigMapping(prefix = "openspeak.auth")
public interface AuthSettings {

    /** How long an access token is valid. */
    @WithDefault("15m")
    Duration accessTokenTtl();

    /** Private keys that sign access tokens (EC P-256, PKCS#8 in PEM): a file, or a folder of `*.pem` of which the last by name signs. */
    Optional<Path> signingKeyFile();

    /** Instead of key files: replicas make their signing keys and share them in Redis, encrypted by the keys in this file (32 random bytes as base64; the first line encrypts, all decrypt). Without either, only development and tests start. */
    Optional<Path> keyEncryptionFile();

    /** How long a shared signing key signs before the next one does; 0: until RotateSigningKey. */
    @WithDefault("30d")
    Duration signingKeyRotation();

    /** How long a signing key is published before it signs: longer than verifiers keep key sets. */
    @WithDefault("2m")
    Duration signingKeyOverlap();

    /** How often key files or shared keys are looked at for changes. */
    @WithDefault("500ms")
    Duration signingKeyCheck();

    /** Address at which others reach auth-service, told by OpenID discovery; none: the one that they asked at. */
    Optional<URI> publicUrl();

    /** Pre-shared tokens (JSON); none: people sign in with passwords only, and other services can't sign in. */
    Optional<Path> tokensFile();

    /** How often the tokens file is looked at for changes. */
    @WithDefault("1s")
    Duration tokensFileCheck();

    /** How sign-ins go on without a new proof. */
    RefreshTokens refreshTokens();

    /** Named tokens of people's programs. */
    ApiTokens apiTokens();

    /** What a password hash costs. */
    Passwords passwords();

    /** Families of refresh tokens: one a sign-in by password. */
    interface RefreshTokens {

        /** After this a sign-in ends, however it was used. */
        @WithDefault("30d")
        Duration lifetime();

        /** After this a sign-in that was not used ends. */
        @WithDefault("7d")
        Duration idle();

        /** How long a refresh token that was just spent gets its successor again, for clients that lost the answer. */
        @WithDefault("10s")
        Duration grace();

        /** Sign-ins that a user may have; one more ends the one that was not used for longest. */
        @WithDefault("50")
        int perUser();
    }

    /** API tokens. */
    interface ApiTokens {

        /** Tokens that a user may have. */
        @WithDefault("100")
        int perUser();

        /** Longest life of one (the seed's {@code token_ttl}); 0: no limit, so that a token may never end. */
        @WithDefault("0s")
        Duration longestLife();

        /** Longest time for which a replaced secret stays valid. */
        @WithDefault("7d")
        Duration longestOverlap();

        /** How long one that has ended is remembered, so that its holder is told why it is refused. */
        @WithDefault("30d")
        Duration keepEnded();
    }

    /** How the audit is kept. */
    Audit audit();

    /** How guessing is slowed down. */
    Attempts attempts();

    /** Id of the administrator that is made when there is none; empty: none is made. */
    @WithDefault("admin")
    Optional<String> firstAdmin();

    /** Failed attempts to sign in: so many at once, then one more each interval. */
    interface Attempts {

        /** Failures of one account at one address or by one known device. */
        @WithDefault("10")
        int accountHereBurst();

        /** Time after which such a failure is forgotten. */
        @WithDefault("1m")
        Duration accountHereEvery();

        /** Failures of one address (of IPv6 one /64), whatever the accounts. */
        @WithDefault("50")
        int addressBurst();

        /** Time after which such a failure is forgotten. */
        @WithDefault("6s")
        Duration addressEvery();

        /** Failures of one account from all addresses and devices together from which it did not sign in lately. */
        @WithDefault("50")
        int accountBurst();

        /** Time after which such a failure is forgotten. */
        @WithDefault("1m")
        Duration accountEvery();

        /** How long an address or device counts as known after an account signed in from it. */
        @WithDefault("30d")
        Duration rememberPlaces();
    }

    /** Bounds of each stream of the audit; there are two in each partition, one of acts and one of attempts. */
    interface Audit {

        /** Age at which audit entries are forgotten. */
        @WithDefault("90d")
        Duration keep();

        /** Entries above which the oldest of a stream are forgotten. */
        @WithDefault("20000")
        int mostEntries();
    }

    /** Cost of argon2id (RFC 9106); the defaults are OWASP's. Hashes keep the cost that they were made with. */
    interface Passwords {

        /** Memory, KiB. */
        @WithDefault("19456")
        int memoryKib();

        /** Passes over the memory. */
        @WithDefault("2")
        int iterations();

        /** Lanes. */
        @WithDefault("1")
        int parallelism();

        /** Hashes computed at a time; each needs the memory above. */
        @WithDefault("2")
        int threads();

        /** Sign-ins that may wait for one of them; more are told to come back ({@code rate_limited}). */
        @WithDefault("200")
        int maxWaiting();
    }
}
