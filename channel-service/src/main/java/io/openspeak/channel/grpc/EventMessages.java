package io.openspeak.channel.grpc;

import io.openspeak.channel.contract.ChannelMessages;
import io.openspeak.channel.contract.SeenFacts;
import io.openspeak.channel.contract.SeenMembers;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Sight;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.v1.ChannelHidden;
import io.openspeak.channel.v1.ChannelSnapshot;
import io.openspeak.channel.v1.Idle;
import io.openspeak.channel.v1.SnapshotDone;
import io.openspeak.channel.v1.StartMode;
import io.openspeak.channel.v1.SubscribeChannelEventsResponse;
import io.openspeak.channel.v1.SubscriptionStarted;
import io.openspeak.channel.view.ChannelView;
import io.openspeak.channel.view.EventFeed;
import io.openspeak.channel.view.Told;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.streams.ServerStreams.ServerStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** What a feed tells, as messages on a stream. */
final class EventMessages implements EventFeed.Reader {

    private final ServerStream<SubscribeChannelEventsResponse> stream;
    private final Person person;
    private final EncodedPositions positions;
    private final Consumer<Duration> wake;

    EventMessages(
            ServerStream<SubscribeChannelEventsResponse> stream,
            Person person,
            EncodedPositions positions,
            Consumer<Duration> wake) {
        this.stream = stream;
        this.person = person;
        this.positions = positions;
        this.wake = wake;
    }

    @Override
    public boolean takesMore() {
        return stream.takesMore();
    }

    @Override
    public void wakeIn(Duration wait) {
        wake.accept(wait);
    }

    @Override
    public void started(EventFeed.Mode mode) {
        send(
                part().setStarted(SubscriptionStarted.newBuilder()
                        .setMode(
                                switch (mode) {
                                    case REPLAY -> StartMode.START_MODE_REPLAY;
                                    case SNAPSHOT -> StartMode.START_MODE_SNAPSHOT;
                                    case CURRENT -> StartMode.START_MODE_CURRENT;
                                })),
                Optional.empty());
    }

    @Override
    public void channel(EventFeed.Part part, Optional<LogPosition> position) {
        ChannelSnapshot.Builder channel = ChannelSnapshot.newBuilder()
                .setChannel(ChannelMessages.message(part.channel().state()));
        part.members()
                .values()
                .forEach(member -> channel.addMembers(
                        SeenMembers.message(member, person.user(), part.sight(), other -> views(other, part.look()))));
        send(part().setChannel(channel), position);
    }

    @Override
    public void hidden(ChannelId channel, Optional<LogPosition> position) {
        send(part().setHidden(ChannelHidden.newBuilder().setChannelId(channel.value())), position);
    }

    @Override
    public boolean changed(Told told, Sight sight, ChannelView.Look look, Optional<LogPosition> position) {
        Optional<ChannelFact> seen = SeenFacts.of(told, person.user(), sight, other -> views(other, look));
        seen.ifPresent(fact -> send(part().setFact(fact), position));
        return seen.isPresent();
    }

    @Override
    public void snapshotDone(LogPosition position) {
        send(part().setSnapshotDone(SnapshotDone.getDefaultInstance()), Optional.of(position));
    }

    @Override
    public void idle(Optional<LogPosition> position) {
        send(part().setIdle(Idle.getDefaultInstance()), position);
    }

    private boolean views(ChannelId channel, ChannelView.Look look) {
        return look.sight(person, channel).channel();
    }

    private void send(SubscribeChannelEventsResponse.Builder part, Optional<LogPosition> position) {
        position.map(positions::text).ifPresent(part::setPosition);
        stream.send(part.build());
    }

    private static SubscribeChannelEventsResponse.Builder part() {
        return SubscribeChannelEventsResponse.newBuilder();
    }
}
