package io.openspeak.platform.identity.tokens;

import io.openspeak.auth.v1.AuthService;
import io.openspeak.auth.v1.LoginRequest;
import io.openspeak.auth.v1.LoginResponse;
import io.openspeak.platform.identity.IdentitySettings;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The access token of this service itself, fetched from auth-service for its pre-shared token and kept until shortly before its end. */
@ApplicationScoped
public class ServiceSignIn {

    private static final Duration RENEW_BEFORE_END = Duration.ofMinutes(1);

    private final IdentitySettings settings;
    private final Clock clock;
    private final AuthService auth;
    private final Uni<LoginResponse> signedIn;

    public ServiceSignIn(IdentitySettings settings, Clock clock, @GrpcClient("auth") AuthService auth) {
        this.settings = settings;
        this.clock = clock;
        this.auth = auth;
        signedIn = Uni.createFrom().deferred(this::signIn).memoize().until(this::isDue);
    }

    private volatile Instant renewAt = Instant.EPOCH;

    /** A token that is valid for a while. */
    public Uni<String> accessToken() {
        return signedIn.map(LoginResponse::getAccessToken);
    }

    private boolean isDue() {
        return !clock.instant().isBefore(renewAt);
    }

    private Uni<LoginResponse> signIn() {
        return auth.login(LoginRequest.newBuilder().setToken(preSharedToken()).build())
                .ifNoItem()
                .after(Duration.ofSeconds(5))
                .fail()
                .invoke(answer ->
                        renewAt = Instant.ofEpochMilli(answer.getExpiresAt()).minus(RENEW_BEFORE_END));
    }

    private String preSharedToken() {
        Path file = settings.serviceTokenFile()
                .orElseThrow(() -> new IllegalStateException(
                        "openspeak.identity.service-token-file is not set: this service can't ask others"));
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("can't read " + file, unreadable);
        }
    }
}
