package io.openspeak.presence.feed;

import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.presence.Told;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** How far a feed is with what its client is to know first. */
sealed interface FeedState {

    /**
     * Users are sent by id.
     *
     * @param users still to be sent, by id; null: everyone
     * @param last the one that was sent last; null: none was
     * @param sent how many were
     */
    record Sending(
            @Nullable NavigableSet<UserId> users, @Nullable UserId last, int sent) implements FeedState {

        boolean hasSent(UserId user) {
            return last != null && user.compareTo(last) <= 0;
        }
    }

    /**
     * What was missed is sent.
     *
     * @param position of what was sent
     * @param rest what was found to be missed and is not sent yet; none: it is to be looked up
     */
    record Replaying(LogPosition position, List<Told> rest) implements FeedState {}

    record Live() implements FeedState {}

    /** Not begun, or ended: nothing is told, so no position holds. */
    record Idle() implements FeedState {}
}
