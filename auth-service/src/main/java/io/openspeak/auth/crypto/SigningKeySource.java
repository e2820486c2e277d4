package io.openspeak.auth.crypto;

import io.openspeak.auth.AuthSettings;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the signing key when the service starts: from its file, or, for development and tests, a key that dies with the process. */
public class SigningKeySource {

    private static final System.Logger LOG = System.getLogger(SigningKeySource.class.getName());

    @Produces
    @Singleton
    SigningKey signingKey(AuthSettings settings, LaunchMode mode) {
        return settings.signingKeyFile().map(SigningKeySource::read).orElseGet(() -> ephemeral(mode));
    }

    private static SigningKey read(Path file) {
        try {
            return SigningKey.parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw new ConfigurationException("The signing key file " + file
                    + " (openspeak.auth.signing-key-file) can't be read: " + unreadable.getMessage() + ".");
        } catch (IllegalArgumentException malformed) {
            throw new ConfigurationException("The signing key file " + file
                    + " (openspeak.auth.signing-key-file) can't be used: " + malformed.getMessage() + ".");
        }
    }

    private static SigningKey ephemeral(LaunchMode mode) {
        if (mode == LaunchMode.NORMAL) {
            throw new ConfigurationException(
                    "auth-service needs a signing key: set openspeak.auth.signing-key-file (OPENSPEAK_AUTH_SIGNING_KEY_FILE)"
                            + " to a PEM file with a PKCS#8 EC P-256 private key.");
        }
        LOG.log(Level.WARNING, "signing_key_ephemeral: made for this run only; tokens end with the process");
        return SigningKey.generate();
    }
}
