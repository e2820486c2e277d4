package io.openspeak.channel.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A channel as it was made.
 *
 * @param id its id
 * @param name what people call it
 * @param topic what it is about; may be empty
 * @param kind how people talk in it
 * @param capacity most members; 0: unlimited
 * @param bitrateKbps Opus bitrate that clients should send
 * @param parent channel above it
 * @param temporary deleted some time after the last one left
 * @param linger for temporary ones: that time
 * @param order place among its siblings
 * @param participants for DIRECT: who may be there
 * @param createdAt when it was made
 */
public record Channel(
        ChannelId id,
        String name,
        String topic,
        Kind kind,
        int capacity,
        int bitrateKbps,
        Optional<ChannelId> parent,
        boolean temporary,
        Duration linger,
        int order,
        List<UserId> participants,
        Instant createdAt) {

    /** Opus' own range (RFC 6716, section 2.1.1). */
    public static final int MIN_KBPS = 6;

    /** See {@link #MIN_KBPS}. */
    public static final int MAX_KBPS = 510;

    private static final int MIN_PARTICIPANTS = 2;
    private static final int MAX_PARTICIPANTS = 64;

    public Channel {
        participants = List.copyOf(participants);
    }

    /** What is wrong with it, for the one who wants to make it; empty: nothing. */
    public Optional<String> flaw() {
        if (capacity < 0) {
            return Optional.of("'capacity' is " + capacity + "; expected 0 (unlimited) or more.");
        }
        if (bitrateKbps < MIN_KBPS || bitrateKbps > MAX_KBPS) {
            return Optional.of("'bitrate_kbps' is " + bitrateKbps + "; expected 0 (the default) or " + MIN_KBPS + " to "
                    + MAX_KBPS + ".");
        }
        if (linger.isNegative()) {
            return Optional.of("'linger_seconds' is " + linger.toSeconds() + "; expected 0 (the default) or more.");
        }
        if ((kind == Kind.DIRECT) == participants.isEmpty()) {
            return Optional.of("'participants' must be set for a DIRECT channel, and only for one.");
        }
        if (kind == Kind.DIRECT
                && (distinct(participants) < MIN_PARTICIPANTS || participants.size() > MAX_PARTICIPANTS)) {
            return Optional.of("'participants' names " + distinct(participants) + " users; expected " + MIN_PARTICIPANTS
                    + " to " + MAX_PARTICIPANTS + ".");
        }
        return parent.filter(id::equals).map(self -> "'parent_id' is the channel itself.");
    }

    private static long distinct(List<UserId> users) {
        return users.stream().distinct().count();
    }

    /** True if the user may enter, as far as the channel's kind goes. */
    public boolean admits(UserId user) {
        return kind != Kind.DIRECT || participants.contains(user);
    }
}
