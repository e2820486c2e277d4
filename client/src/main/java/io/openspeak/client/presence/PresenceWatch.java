package io.openspeak.client.presence;

import io.grpc.CallCredentials;
import io.grpc.Channel;
import io.grpc.stub.ClientResponseObserver;
import io.openspeak.client.call.Address;
import io.openspeak.client.call.Connections;
import io.openspeak.client.id.Position;
import io.openspeak.client.link.Heard;
import io.openspeak.client.link.LinkSettings;
import io.openspeak.client.link.LinkState;
import io.openspeak.client.link.StreamLink;
import io.openspeak.client.link.StreamProtocol;
import io.openspeak.client.signin.AccessTokens;
import io.openspeak.client.signin.BearerToken;
import io.openspeak.presence.v1.Interest;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.presence.v1.PresenceSubscriptionRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Presence events without a session of one's own; goes on from its last position after a break. */
public final class PresenceWatch implements AutoCloseable {

    private final StreamLink<PresenceSubscriptionRequest, PresenceEvent> link;
    private final Subscription subscription;

    private PresenceWatch(StreamLink<PresenceSubscriptionRequest, PresenceEvent> link, Subscription subscription) {
        this.link = link;
        this.subscription = subscription;
    }

    /** Subscribes and waits until the server has said how it starts. */
    public static PresenceWatch open(
            Connections connections,
            List<Address> addresses,
            AccessTokens tokens,
            LinkSettings settings,
            Interest interest,
            PresenceListener listener,
            Duration within) {
        Subscription subscription = new Subscription(new BearerToken(tokens), interest, listener);
        StreamLink<PresenceSubscriptionRequest, PresenceEvent> link =
                new StreamLink<>(subscription, connections, addresses, tokens, settings);
        link.open(within);
        return new PresenceWatch(link, subscription);
    }

    public LinkState state() {
        return link.state();
    }

    public Position position() {
        return subscription.resumePoint.get();
    }

    @Override
    public void close() {
        link.abandon();
    }

    private static final class Subscription implements StreamProtocol<PresenceSubscriptionRequest, PresenceEvent> {

        // The contract has no pings on this stream; a dead path is noticed by the connection's own keep-alive.
        private static final Duration SILENCE_ALLOWED = Duration.ZERO;

        private final CallCredentials credentials;
        private final Interest interest;
        private final PresenceListener listener;
        private final ResumePoint resumePoint = new ResumePoint();

        Subscription(CallCredentials credentials, Interest interest, PresenceListener listener) {
            this.credentials = credentials;
            this.interest = interest;
            this.listener = listener;
        }

        @Override
        public void start(Channel channel, ClientResponseObserver<PresenceSubscriptionRequest, PresenceEvent> answers) {
            PresenceSubscriptionRequest request = PresenceSubscriptionRequest.newBuilder()
                    .setInterest(interest)
                    .setPosition(resumePoint.get().token())
                    .build();
            PresenceServiceGrpc.newStub(channel)
                    .withCallCredentials(credentials)
                    .subscribePresenceEvents(request, answers);
        }

        @Override
        public @Nullable PresenceSubscriptionRequest hello() {
            return null;
        }

        @Override
        public Heard hear(PresenceEvent event, boolean live) {
            if (event.hasStarted() == live) {
                return new Heard.OutOfPlace(live ? "a second start" : event.getEventCase() + " before the start");
            }
            listener.onEvent(event);
            resumePoint.passed(event);
            return live ? Heard.CONTENT : new Heard.Welcome(SILENCE_ALLOWED);
        }

        @Override
        public @Nullable PresenceSubscriptionRequest farewell() {
            return null;
        }

        @Override
        public void changed(LinkState state) {
            listener.onState(state);
        }
    }
}
