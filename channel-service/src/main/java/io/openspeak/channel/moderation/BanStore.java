package io.openspeak.channel.moderation;

import io.openspeak.channel.Outcome;
import io.openspeak.channel.domain.Act;
import io.openspeak.channel.domain.Ban;
import io.openspeak.channel.domain.Seat;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where bans are kept. Every change is told of and noted in one act with it. */
public interface BanStore {

    /** Keeps the ban and frees the seats that it hits, if all of them still are as they were seen. FULL: there are too many bans. */
    Uni<Outcome> ban(Ban ban, List<Seat> hit, Act act);

    /** Ends a ban; gives the position of the fact, or empty if there is no such ban. */
    Uni<Optional<LogPosition>> unban(ChannelId channel, String ban, Act act);

    /** The ban of that id, ended or not. */
    Uni<Optional<Ban>> find(ChannelId channel, String ban);

    /** Bans that have not ended, newest first. */
    Uni<List<Ban>> bans(ChannelId channel, Instant now);
}
