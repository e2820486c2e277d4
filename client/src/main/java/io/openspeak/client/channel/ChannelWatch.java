package io.openspeak.client.channel;

import io.grpc.CallCredentials;
import io.grpc.Channel;
import io.grpc.stub.ClientResponseObserver;
import io.openspeak.channel.v1.ChannelServiceGrpc;
import io.openspeak.channel.v1.StartMode;
import io.openspeak.channel.v1.SubscribeChannelEventsRequest;
import io.openspeak.channel.v1.SubscribeChannelEventsResponse;
import io.openspeak.client.call.Address;
import io.openspeak.client.call.Connections;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.client.link.LinkSettings;
import io.openspeak.client.link.LinkState;
import io.openspeak.client.link.ResumePoint;
import io.openspeak.client.link.Subscription;
import io.openspeak.client.signin.AccessTokens;
import io.openspeak.client.signin.BearerToken;
import java.time.Duration;
import java.util.List;

/** Changes of channels that the caller may view; goes on from its last position after a break. */
public final class ChannelWatch implements AutoCloseable {

    private final Subscription<SubscribeChannelEventsRequest, SubscribeChannelEventsResponse> subscription;

    private ChannelWatch(Subscription<SubscribeChannelEventsRequest, SubscribeChannelEventsResponse> subscription) {
        this.subscription = subscription;
    }

    /** Subscribes and waits until the server has said how it starts; no channels: all that one may view. */
    public static ChannelWatch open(
            Connections connections,
            List<Address> addresses,
            AccessTokens tokens,
            LinkSettings settings,
            List<ChannelId> channels,
            Position from,
            ChannelListener listener,
            Duration within) {
        return new ChannelWatch(Subscription.open(
                connections,
                addresses,
                tokens,
                settings,
                from,
                new Changes(new BearerToken(tokens), List.copyOf(channels), listener),
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

    private record Changes(CallCredentials credentials, List<ChannelId> channels, ChannelListener listener)
            implements Subscription.Subject<SubscribeChannelEventsRequest, SubscribeChannelEventsResponse> {

        @Override
        public void start(
                Channel channel,
                Position from,
                ClientResponseObserver<SubscribeChannelEventsRequest, SubscribeChannelEventsResponse> answers) {
            SubscribeChannelEventsRequest request = SubscribeChannelEventsRequest.newBuilder()
                    .addAllChannelIds(channels.stream().map(ChannelId::value).toList())
                    .setPosition(from.token())
                    .build();
            ChannelServiceGrpc.newStub(channel)
                    .withCallCredentials(credentials)
                    .subscribeChannelEvents(request, answers);
        }

        @Override
        public ResumePoint.Passage passage(SubscribeChannelEventsResponse part) {
            return switch (part.getPartCase()) {
                case STARTED ->
                    part.getStarted().getMode() == StartMode.START_MODE_SNAPSHOT
                            ? ResumePoint.Passage.SNAPSHOT_BEGINS
                            : ResumePoint.Passage.STARTS;
                case SNAPSHOT_DONE -> ResumePoint.Passage.SNAPSHOT_ENDS;
                default -> ResumePoint.Passage.GOES_ON;
            };
        }

        @Override
        public String position(SubscribeChannelEventsResponse part) {
            return part.getPosition();
        }

        @Override
        public void tell(SubscribeChannelEventsResponse part) {
            listener.onPart(part);
        }

        @Override
        public void changed(LinkState state) {
            listener.onState(state);
        }
    }
}
