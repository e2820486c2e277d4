package io.openspeak.channel.redis;

import io.openspeak.channel.directory.Directory;
import io.openspeak.channel.membership.Membership;
import io.openspeak.channel.moderation.Bans;
import io.openspeak.platform.redis.log.LogPosition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a pod answered.
 *
 * @param outcome {@code ok}, or the reason of the failure
 * @param position of the fact, if it told one
 */
record Answer(RandomAct act, String outcome, LogPosition position) {

    /** The position that is somewhere in what a verb gives. */
    static LogPosition position(@Nullable Object given) {
        if (given == null) {
            return LogPosition.NOWHERE;
        }
        return switch (given) {
            case LogPosition position -> position;
            case Directory.Changed changed -> changed.position();
            case Membership.Joined joined -> joined.position();
            case Bans.Banned banned -> banned.position();
            case Optional<?> perhaps -> perhaps.map(Answer::position).orElse(LogPosition.NOWHERE);
            default -> LogPosition.NOWHERE;
        };
    }

    @Override
    public String toString() {
        return act + " -> " + outcome;
    }
}
