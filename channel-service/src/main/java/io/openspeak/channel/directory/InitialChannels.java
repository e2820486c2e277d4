package io.openspeak.channel.directory;

import io.openspeak.channel.ChannelSettings;
import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.Kind;
import io.openspeak.platform.identity.ChannelId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Makes the channels that an installation starts with, once for all pods, as soon as the store can be reached; ready from then
 * on. It goes on looking, since a store may come back empty; but while the store has its data, a channel that
 * was deleted stays so.
 */
@Readiness
@ApplicationScoped
public class InitialChannels implements HealthCheck {

    private static final System.Logger LOG = System.getLogger(InitialChannels.class.getName());

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final ChannelStore store;
    private final ChannelSettings settings;
    private final Clock clock;

    private volatile boolean made;
    private @Nullable Cancellable running;

    public InitialChannels(ChannelStore store, ChannelSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes StartupEvent starting) {
        running = Multi.createBy()
                .repeating()
                .uni(this::look)
                .withDelay(LOOK_EVERY)
                .indefinitely()
                .subscribe()
                .with(done -> {}, failure -> LOG.log(Level.ERROR, "initial_channels_ended", failure));
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("initial channels").status(made).build();
    }

    private Uni<Void> look() {
        return make().invoke(() -> made = true)
                .onFailure()
                .invoke(this::waiting)
                .onFailure()
                .recoverWithNull();
    }

    private void waiting(Throwable cause) {
        if (!made) {
            LOG.log(Level.INFO, "initial_channels_wait cause={0}", String.valueOf(cause.getMessage()));
        }
    }

    private Uni<Void> make() {
        return Multi.createFrom()
                .iterable(settings.initialChannels())
                .onItem()
                .transformToUniAndConcatenate(id -> store.createInitial(channel(new ChannelId(id))))
                .onItem()
                .ignoreAsUni();
    }

    private Channel channel(ChannelId id) {
        return new Channel(
                id,
                id.value(),
                "",
                Kind.VOICE,
                0,
                settings.bitrateKbps(),
                Optional.empty(),
                false,
                Duration.ZERO,
                0,
                List.of(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
