package io.openspeak.channel.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.openspeak.channel.ChannelSettings;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.v1.SubscribeChannelEventsRequest;
import io.openspeak.channel.v1.SubscribeChannelEventsResponse;
import io.openspeak.channel.view.ChannelView;
import io.openspeak.channel.view.EventFeed;
import io.openspeak.channel.view.ViewProgress;
import io.openspeak.platform.failures.Breakdown;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.streams.ServerStreams;
import io.openspeak.platform.streams.ServerStreams.Bound;
import io.openspeak.platform.streams.ServerStreams.ServerStream;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** Opens subscriptions to channel events. */
@ApplicationScoped
public class EventSubscriptions {

    private final ChannelView view;
    private final ViewProgress progress;
    private final ServerStreams streams;
    private final ChannelSettings settings;
    private final Vertx vertx;
    private final EncodedPositions positions = new EncodedPositions();

    public EventSubscriptions(
            ChannelView view, ViewProgress progress, ServerStreams streams, ChannelSettings settings, Vertx vertx) {
        this.view = view;
        this.progress = progress;
        this.streams = streams;
        this.settings = settings;
        this.vertx = vertx;
    }

    void open(SubscribeChannelEventsRequest request, ServerCallStreamObserver<SubscribeChannelEventsResponse> call) {
        Person person = GrpcPerson.current();
        Optional<LogPosition> from = Optional.of(request.getPosition())
                .filter(position -> !position.isEmpty())
                .map(LogPosition::decode);
        Set<ChannelId> wanted =
                request.getChannelIdsList().stream().map(ChannelId::new).collect(Collectors.toSet());
        requireLoaded(progress);
        Running running = new Running();
        ServerStream<SubscribeChannelEventsResponse> stream = streams.open(
                call,
                GrpcCaller.current(),
                new Bound<>(settings.maxUnsentBytes(), SubscribeChannelEventsResponse::getSerializedSize),
                running::end);
        Context context = vertx.getOrCreateContext();
        EventFeed feed = new EventFeed(
                view,
                person,
                wanted,
                new EventMessages(stream, person, positions, wait -> pumpIn(wait, running, context)));
        stream.whenReady(running::pump);
        streams.repeat(stream, settings.idle(), feed::sayIdle);
        running.begin(feed, from);
    }

    private void pumpIn(Duration wait, Running running, Context context) {
        if (wait.isZero()) {
            context.runOnContext(soon -> running.pump());
        } else if (running.awaited.compareAndSet(false, true)) {
            vertx.setTimer(wait.toMillis(), due -> {
                running.awaited.set(false);
                running.pump();
            });
        }
    }

    /** Refuses while this pod does not know what there is. */
    static void requireLoaded(ViewProgress progress) {
        if (!progress.loaded()) {
            throw new Breakdown(Reason.UNAVAILABLE, new IllegalStateException("the view of channels is being loaded"));
        }
    }

    /** A feed that may be ended while it is being begun. */
    private static final class Running {

        /** True while a timer is set: one at a time is enough. */
        private final AtomicBoolean awaited = new AtomicBoolean();

        private Optional<EventFeed> feed = Optional.empty();
        private boolean over;

        void begin(EventFeed begun, Optional<LogPosition> from) {
            synchronized (this) {
                if (over) {
                    return;
                }
                feed = Optional.of(begun);
            }
            begun.start(from);
            if (current().isEmpty()) {
                begun.stop();
            }
        }

        void pump() {
            current().ifPresent(EventFeed::pump);
        }

        void end() {
            Optional<EventFeed> ended;
            synchronized (this) {
                over = true;
                ended = feed;
                feed = Optional.empty();
            }
            ended.ifPresent(EventFeed::stop);
        }

        private synchronized Optional<EventFeed> current() {
            return feed;
        }
    }
}
