package io.openspeak.channel.view;

import io.openspeak.channel.contract.ChannelMessages;
import io.openspeak.channel.contract.SeenFacts;
import io.openspeak.channel.contract.SeenMembers;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Sight;
import io.openspeak.channel.v1.Channel;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.v1.Member;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.redis.log.LogPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A client that folds what it is told, as the contract says; it reads only when the test lets it. */
final class FoldingReader implements EventFeed.Reader {

    final Person person;
    final List<EventFeed.Mode> modes = new ArrayList<>();
    private final Map<String, Seen> channels = new TreeMap<>();
    private Optional<LogPosition> safe = Optional.empty();
    private boolean inSnapshot;
    private boolean connected;
    int credit;
    boolean woken;

    FoldingReader(Person person) {
        this.person = person;
    }

    /** What is known of a channel, but for the numbers that only a snapshot tells. */
    private static final class Seen {
        private Channel channel;
        private final Map<String, Member> members = new TreeMap<>();

        Seen(Channel channel) {
            this.channel = channel;
        }

        @Override
        public String toString() {
            return channel.toBuilder().clearMemberCount().clearVersion().build() + members.toString();
        }
    }

    /** Everything that it knows. */
    String state() {
        return channels.toString();
    }

    Optional<LogPosition> position() {
        return safe;
    }

    boolean inSnapshot() {
        return inSnapshot;
    }

    void connect() {
        connected = true;
        inSnapshot = false;
    }

    void disconnect() {
        connected = false;
    }

    @Override
    public boolean takesMore() {
        return connected && credit > 0;
    }

    @Override
    public void wakeIn(Duration wait) {
        woken = true;
    }

    @Override
    public void started(EventFeed.Mode mode) {
        if (connected) {
            modes.add(mode);
            if (mode == EventFeed.Mode.SNAPSHOT) {
                // Half a snapshot is nothing to go on from, and neither is what was known before it.
                channels.clear();
                safe = Optional.empty();
                inSnapshot = true;
            }
        }
    }

    @Override
    public void channel(EventFeed.Part part, Optional<LogPosition> position) {
        heard(position, () -> {
            Channel channel = ChannelMessages.message(part.channel().state());
            Seen seen = channels.computeIfAbsent(channel.getChannelId(), id -> new Seen(channel));
            part.members()
                    .values()
                    .forEach(member -> seen.members.put(
                            member.user().value(),
                            SeenMembers.message(member, person.user(), part.sight(), other -> true)));
        });
    }

    @Override
    public void hidden(ChannelId channel, Optional<LogPosition> position) {
        heard(position, () -> channels.remove(channel.value()));
    }

    @Override
    public boolean changed(Told told, Sight sight, ChannelView.Look look, Optional<LogPosition> position) {
        Optional<ChannelFact> seen = SeenFacts.of(told, person.user(), sight, other -> true);
        seen.ifPresent(fact -> heard(position, () -> fold(fact)));
        return seen.isPresent();
    }

    @Override
    public void snapshotDone(LogPosition position) {
        inSnapshot = false;
        heard(Optional.of(position), () -> {});
    }

    @Override
    public void idle(Optional<LogPosition> position) {
        heard(position, () -> {});
    }

    private void heard(Optional<LogPosition> position, Runnable what) {
        if (connected) {
            credit--;
            what.run();
            if (!inSnapshot && position.isPresent()) {
                safe = position;
            }
        }
    }

    private void fold(ChannelFact fact) {
        String id = fact.getChannelId();
        switch (fact.getFactCase()) {
            case CREATED -> channels.computeIfAbsent(id, any -> new Seen(fact.getCreated()));
            case UPDATED -> Optional.ofNullable(channels.get(id)).ifPresent(seen -> seen.channel = fact.getUpdated());
            case DELETED -> channels.remove(id);
            case MEMBER_JOINED -> seat(id, fact.getMemberJoined());
            case MEMBER_CHANGED -> seat(id, fact.getMemberChanged());
            case MEMBER_LEFT ->
                Optional.ofNullable(channels.get(id))
                        .ifPresent(
                                seen -> seen.members.remove(fact.getMemberLeft().getUserId()));
            default -> {
                // told for other reasons
            }
        }
    }

    private void seat(String channel, Member member) {
        Optional.ofNullable(channels.get(channel)).ifPresent(seen -> seen.members.put(member.getUserId(), member));
    }
}
