package io.openspeak.client.presence;

import io.grpc.CallCredentials;
import io.grpc.Channel;
import io.grpc.stub.ClientResponseObserver;
import io.openspeak.client.call.Address;
import io.openspeak.client.call.Connections;
import io.openspeak.client.id.Position;
import io.openspeak.client.link.LinkSettings;
import io.openspeak.client.link.LinkState;
import io.openspeak.client.link.ResumePoint;
import io.openspeak.client.link.Subscription;
import io.openspeak.client.signin.AccessTokens;
import io.openspeak.client.signin.BearerToken;
import io.openspeak.presence.v1.Interest;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.presence.v1.PresenceSubscriptionRequest;
import java.time.Duration;
import java.util.List;

/** Presence events without a session of one's own; goes on from its last position after a break. */
public final class PresenceWatch implements AutoCloseable {

    private final Subscription<PresenceSubscriptionRequest, PresenceEvent> subscription;

    private PresenceWatch(Subscription<PresenceSubscriptionRequest, PresenceEvent> subscription) {
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
        return new PresenceWatch(Subscription.open(
                connections,
                addresses,
                tokens,
                settings,
                Position.NONE,
                new Presence(new BearerToken(tokens), interest, listener),
                within));
    }

    public LinkState state() {
        return subscription.state();
    }

    public Position position() {
        return subscription.position();
    }

    @Override
    public void close() {
        subscription.close();
    }

    private record Presence(CallCredentials credentials, Interest interest, PresenceListener listener)
            implements Subscription.Subject<PresenceSubscriptionRequest, PresenceEvent> {

        @Override
        public void start(
                Channel channel,
                Position from,
                ClientResponseObserver<PresenceSubscriptionRequest, PresenceEvent> answers) {
            PresenceSubscriptionRequest request = PresenceSubscriptionRequest.newBuilder()
                    .setInterest(interest)
                    .setPosition(from.token())
                    .build();
            PresenceServiceGrpc.newStub(channel)
                    .withCallCredentials(credentials)
                    .subscribePresenceEvents(request, answers);
        }

        @Override
        public ResumePoint.Passage passage(PresenceEvent event) {
            return Passages.of(event);
        }

        @Override
        public String position(PresenceEvent event) {
            return event.getPosition();
        }

        @Override
        public void tell(PresenceEvent event) {
            listener.onEvent(event);
        }

        @Override
        public void changed(LinkState state) {
            listener.onState(state);
        }
    }
}
