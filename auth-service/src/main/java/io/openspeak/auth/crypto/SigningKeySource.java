package io.openspeak.auth.crypto;

import io.openspeak.auth.AuthSettings;
import io.openspeak.auth.KeyRingStore;
import io.openspeak.auth.domain.RotationRule;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Decides when the service starts where its signing keys come from; without a source, only development and tests start. */
public class SigningKeySource {

    private static final System.Logger LOG = System.getLogger(SigningKeySource.class.getName());
    private static final String FILES = "openspeak.auth.signing-key-file";
    private static final String SHARED = "openspeak.auth.key-encryption-file";

    @Produces
    @Singleton
    KeyRingSource source(AuthSettings settings, KeyRingStore store, Vertx vertx, LaunchMode mode) {
        RotationRule rule = rule(settings);
        if (settings.signingKeyFile().isPresent()
                && settings.keyEncryptionFile().isPresent()) {
            throw new ConfigurationException("Set either " + FILES + " or " + SHARED + ", not both.");
        }
        if (settings.signingKeyFile().isPresent()) {
            return new FileKeyRing(vertx, settings.signingKeyFile().get(), rule);
        }
        return settings.keyEncryptionFile()
                .map(file -> new SharedKeyRing(store, encryption(file), rule))
                .orElseGet(() -> ephemeral(mode, rule));
    }

    private static RotationRule rule(AuthSettings settings) {
        try {
            return new RotationRule(
                    settings.signingKeyRotation(),
                    settings.signingKeyOverlap(),
                    // A replica that has just missed a change sees it at its next look; twice that leaves room for a
                    // slow one.
                    settings.signingKeyCheck().multipliedBy(3),
                    settings.accessTokenTtl());
        } catch (IllegalArgumentException impossible) {
            throw new ConfigurationException("openspeak.auth.signing-key-*: " + impossible.getMessage() + ".");
        }
    }

    private static KeyEncryption encryption(Path file) {
        try {
            return KeyEncryption.parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw new ConfigurationException(
                    "The key encryption file " + file + " (" + SHARED + ") can't be read: " + unreadable + ".");
        } catch (IllegalArgumentException malformed) {
            throw new ConfigurationException("The key encryption file " + file + " (" + SHARED + ") can't be used: "
                    + malformed.getMessage() + ".");
        }
    }

    private static SharedKeyRing ephemeral(LaunchMode mode, RotationRule rule) {
        if (mode == LaunchMode.NORMAL) {
            throw new ConfigurationException("auth-service needs signing keys. Set " + FILES
                    + " (OPENSPEAK_AUTH_SIGNING_KEY_FILE) to a PEM file with a PKCS#8 EC P-256 private key, or to a folder of"
                    + " them; or set " + SHARED
                    + " (OPENSPEAK_AUTH_KEY_ENCRYPTION_FILE) to a file with 32 random bytes as"
                    + " base64, and replicas make their keys and share them in Redis.");
        }
        LOG.log(Level.WARNING, "signing_key_ephemeral: made for this run only; tokens end with the process");
        byte[] encryption = new byte[32];
        new SecureRandom().nextBytes(encryption);
        return new SharedKeyRing(
                new UnsharedKeys(), KeyEncryption.parse(Base64.getEncoder().encodeToString(encryption)), rule);
    }
}
