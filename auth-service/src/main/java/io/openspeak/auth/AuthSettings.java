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

    /** What a password hash costs. */
    Passwords passwords();

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
