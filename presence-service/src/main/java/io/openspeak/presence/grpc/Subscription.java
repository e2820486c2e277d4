package io.openspeak.presence.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.streams.ServerStreams;
import io.openspeak.platform.streams.ServerStreams.Bound;
import io.openspeak.platform.streams.ServerStreams.ServerStream;
import io.openspeak.presence.Event;
import io.openspeak.presence.Interest;
import io.openspeak.presence.feed.FeedReader;
import io.openspeak.presence.feed.PresenceFeed;
import io.openspeak.presence.rooms.RoomListener;
import io.openspeak.presence.session.SessionServices;
import io.openspeak.presence.v1.PresenceEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Streams of events without a session of their own. */
@ApplicationScoped
public class Subscription {

    private final SessionServices services;
    private final ServerStreams streams;
    private final Vertx vertx;

    public Subscription(SessionServices services, ServerStreams streams, Vertx vertx) {
        this.services = services;
        this.streams = streams;
        this.vertx = vertx;
    }

    void start(
            Caller caller,
            Interest interest,
            Optional<LogPosition> from,
            ServerCallStreamObserver<PresenceEvent> call) {
        services.requireLoaded();
        services.requireAllowed(caller, interest);
        Telling telling = new Telling(caller);
        ServerStream<PresenceEvent> stream = streams.open(
                call,
                caller,
                new Bound<>(services.settings().maxUnsentBytes(), PresenceEvent::getSerializedSize),
                telling::end);
        PresenceFeed feed = services.feed(caller, telling);
        telling.begin(feed, stream);
        stream.whenReady(telling::pump);
        streams.repeat(stream, services.settings().pingInterval(), feed::tellPosition);
        services.rooms()
                .subscribe(telling, interest.rooms())
                .subscribe()
                .with(heard -> telling.start(interest, from), refused -> {
                    stream.fail(refused);
                    // If it had ended before, some rooms may have been heard since.
                    telling.end();
                });
    }

    /** What a feed tells goes on the stream. */
    private final class Telling implements FeedReader, RoomListener {

        private final Caller caller;
        private volatile @Nullable PresenceFeed feed;
        private volatile @Nullable ServerStream<PresenceEvent> stream;

        Telling(Caller caller) {
            this.caller = caller;
        }

        void begin(PresenceFeed begun, ServerStream<PresenceEvent> on) {
            stream = on;
            feed = begun;
        }

        void start(Interest interest, Optional<LogPosition> from) {
            PresenceFeed begun = feed;
            ServerStream<PresenceEvent> on = stream;
            if (begun == null || on == null) {
                return;
            }
            begun.start(interest, from);
            services.rooms().lost(this, interest.rooms()).forEach(this::removed);
            if (on.isOver()) {
                // It ended while it was being begun.
                end();
            }
        }

        void end() {
            services.rooms().leave(this);
            PresenceFeed ended = feed;
            if (ended != null) {
                ended.stop();
            }
        }

        @Override
        public Caller whose() {
            return caller;
        }

        @Override
        public void typing(Event typing) {
            tell(typing);
        }

        @Override
        public void removed(ChannelId room) {
            PresenceFeed running = feed;
            if (running != null && running.interest().rooms().contains(room)) {
                running.widen(running.interest().minus(room));
            }
        }

        void pump() {
            PresenceFeed running = feed;
            if (running != null) {
                running.pump();
            }
        }

        @Override
        public boolean takesMore() {
            ServerStream<PresenceEvent> on = stream;
            return on != null && on.takesMore();
        }

        @Override
        public void wakeIn(Duration delay) {
            vertx.setTimer(Math.max(1, delay.toMillis()), timer -> pump());
        }

        @Override
        public void tell(Event event) {
            ServerStream<PresenceEvent> on = stream;
            if (on != null) {
                on.send(event.content());
            }
        }

        @Override
        public void coalesced() {
            services.metrics().coalesced();
        }

        @Override
        public void tooSlow() {
            ServerStream<PresenceEvent> on = stream;
            if (on != null) {
                services.metrics().slowConsumer();
                on.fail(new Refusal(
                        Reason.SLOW_CONSUMER, "You read too slowly; subscribe again from your last position."));
            }
        }
    }
}
