package io.openspeak.auth.tokensfile;

import io.openspeak.auth.AuthSettings;
import io.openspeak.auth.DroppedEntries;
import io.openspeak.auth.PreSharedTokens;
import io.openspeak.auth.domain.PreSharedToken;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Optional;

/** Pre-shared tokens from the tokens file, looked at for changes off the event loop. */
@Startup
@ApplicationScoped
public class TokensFile implements PreSharedTokens {

    private final TokensWatch watch = new TokensWatch();
    private final Vertx vertx;
    private final DroppedEntries dropped;
    private final AuthSettings settings;
    private Optional<Long> timer = Optional.empty();

    public TokensFile(Vertx vertx, DroppedEntries dropped, AuthSettings settings) {
        this.vertx = vertx;
        this.dropped = dropped;
        this.settings = settings;
    }

    @PostConstruct
    void start() {
        timer = settings.tokensFile().map(this::follow);
    }

    @PreDestroy
    void stop() {
        timer.ifPresent(vertx::cancelTimer);
    }

    @Override
    public Optional<PreSharedToken> find(String token) {
        return watch.find(token);
    }

    /** Why nobody can sign in with a token of the file that there should be; empty: all is well. */
    Optional<String> fault() {
        return settings.tokensFile().flatMap(file -> watch.fault());
    }

    private long follow(Path file) {
        watch.refresh(file);
        return vertx.setPeriodic(
                settings.tokensFileCheck().toMillis(),
                tick -> vertx.executeBlocking(() -> watch.refresh(file)).onSuccess(dropped::revoke));
    }
}
