package io.openspeak.voice.voiceping;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.voiceping.domain.Destination;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.Talk;
import io.openspeak.voice.voiceping.domain.TalkKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** VoicePing connections of this pod by user and group, and who talks: what is passed on finds its way here. */
@ApplicationScoped
public class Switchboard {

    /** Talks whose end was never told, since their pod died, are forgotten when there are that many. */
    private static final int MANY_TALKS = 10_000;

    private final Map<UserId, Set<Recipient>> users = new ConcurrentHashMap<>();
    private final Map<ChannelId, Set<Recipient>> groups = new ConcurrentHashMap<>();
    private final Map<TalkKey, Passed> talks = new ConcurrentHashMap<>();

    /** A connection came. Older ones of the same device are replaced. */
    void connect(Recipient connection) {
        replace(connection.user(), connection.device());
        add(users, connection.user(), connection);
    }

    /** It is gone, and out of all groups. */
    void disconnect(Recipient connection, Iterable<ChannelId> left) {
        left.forEach(group -> leave(connection, group));
        remove(users, connection.user(), connection);
    }

    void enter(Recipient connection, ChannelId group) {
        add(groups, group, connection);
    }

    void leave(Recipient connection, ChannelId group) {
        remove(groups, group, connection);
    }

    /** A device has connected, here or elsewhere: its older connections here are over. */
    public void replace(UserId user, String device) {
        if (!device.isEmpty()) {
            users.getOrDefault(user, Set.of()).stream()
                    .filter(connection -> connection.device().equals(device))
                    .forEach(Recipient::replaced);
        }
    }

    /** Hands a message to those on this pod whom it is for. */
    public void pass(Passed message) {
        // First the table: whoever hears speech before this reaches its connection looks there.
        message.talk().ifPresent(talk -> note(message, talk));
        for (Recipient recipient : recipients(message.to())) {
            if (!recipient.user().equals(message.sender())) {
                recipient.receive(message);
            }
        }
    }

    private void note(Passed message, Talk talk) {
        if (message.message().type() == MessageType.START) {
            if (talks.size() >= MANY_TALKS) {
                talks.clear();
            }
            talks.put(talk.key(), message);
        } else {
            talks.remove(talk.key());
        }
    }

    private Set<Recipient> recipients(Destination to) {
        return switch (to) {
            case Destination.User(UserId user) -> users.getOrDefault(user, Set.of());
            case Destination.Groups(Set<ChannelId> channels) -> {
                if (channels.size() == 1) {
                    yield groups.getOrDefault(channels.iterator().next(), Set.of());
                }
                // Who is in several of them gets it once.
                Set<Recipient> all = new HashSet<>();
                channels.forEach(channel -> all.addAll(groups.getOrDefault(channel, Set.of())));
                yield all;
            }
        };
    }

    /** A talk that was announced has gone silent: should nobody ever say that it is over, it is forgotten now. */
    void silent(Talk talk) {
        talks.computeIfPresent(
                talk.key(), (key, start) -> start.talk().map(Talk::id).equals(Optional.of(talk.id())) ? null : start);
    }

    /** The START of a talk that is under way. */
    Optional<Passed> talk(TalkKey key) {
        return Optional.ofNullable(talks.get(key));
    }

    private static <K> void add(Map<K, Set<Recipient>> all, K key, Recipient connection) {
        all.compute(key, (same, known) -> {
            Set<Recipient> there = known == null ? ConcurrentHashMap.newKeySet() : known;
            there.add(connection);
            return there;
        });
    }

    private static <K> void remove(Map<K, Set<Recipient>> all, K key, Recipient connection) {
        all.computeIfPresent(key, (same, there) -> {
            there.remove(connection);
            return there.isEmpty() ? null : there;
        });
    }
}
