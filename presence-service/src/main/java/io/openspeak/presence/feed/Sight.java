package io.openspeak.presence.feed;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.Interest;
import io.openspeak.presence.PresenceView;
import io.openspeak.presence.UserChange;
import io.openspeak.presence.contract.PresenceMapping.Viewer;
import io.openspeak.presence.domain.UserState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whom a viewer is told of: itself, those whom it lists, those who sit where it sits, people in its rooms, or everyone.
 *
 * @param viewer who looks
 * @param interest what it asked for
 * @param channel where it sits; null: nowhere
 */
record Sight(UserId viewer, Interest interest, @Nullable ChannelId channel) {

    static Sight of(Viewer viewer, Interest interest, PresenceView view) {
        return new Sight(
                viewer.user(),
                interest,
                view.find(viewer.user()).map(UserState::seatedIn).orElse(null));
    }

    boolean sees(UserState user) {
        return interest.everyone()
                || user.user().equals(viewer)
                || interest.users().contains(user.user())
                || (channel != null && channel.equals(user.seatedIn()))
                || (!interest.rooms().isEmpty() && user.places().stream().anyMatch(interest.rooms()::contains));
    }

    UserChange.Seen of(UserChange change) {
        if (!sees(change.before())) {
            return UserChange.Seen.NEWLY;
        }
        return sees(change.after()) ? UserChange.Seen.STILL : UserChange.Seen.NO_MORE;
    }

    static boolean sameChannel(UserState before, UserState after) {
        return Objects.equals(before.seatedIn(), after.seatedIn());
    }
}
