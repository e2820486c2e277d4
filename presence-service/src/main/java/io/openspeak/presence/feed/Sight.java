package io.openspeak.presence.feed;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.Interest;
import io.openspeak.presence.PresenceView;
import io.openspeak.presence.UserChange;
import io.openspeak.presence.contract.PresenceMapping.Viewer;
import io.openspeak.presence.domain.UserState;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Whom a viewer is told of: itself, those whom it lists, those who sit where it sits, people in its rooms, or everyone. */
final class Sight {

    private final UserId viewer;
    private final Interest interest;
    private final Supplier<Optional<UserState>> self;

    private Sight(UserId viewer, Interest interest, Supplier<Optional<UserState>> self) {
        this.viewer = viewer;
        this.interest = interest;
        this.self = self;
    }

    /** From where the viewer sits now; it is looked up only if that decides. */
    static Sight of(Viewer viewer, Interest interest, PresenceView view) {
        return new Sight(viewer.user(), interest, () -> view.find(viewer.user()));
    }

    /** From where the viewer sat when it was like that. */
    static Sight from(Viewer viewer, Interest interest, UserState self) {
        return new Sight(viewer.user(), interest, () -> Optional.of(self));
    }

    boolean sees(UserState user) {
        return interest.everyone()
                || user.user().equals(viewer)
                || interest.users().contains(user.user())
                || isBeside(user)
                || (!interest.rooms().isEmpty() && user.places().stream().anyMatch(interest.rooms()::contains));
    }

    /** True if it asks for that user by name, and so is told if nobody is there. */
    boolean names(UserId user) {
        return user.equals(viewer) || interest.users().contains(user);
    }

    /** All whose changes it can see, unless that is everyone. */
    Set<Object> subjects() {
        Set<Object> subjects = new HashSet<>(interest.users());
        subjects.addAll(interest.rooms());
        subjects.add(viewer);
        channel().ifPresent(subjects::add);
        return subjects;
    }

    private boolean isBeside(UserState user) {
        ChannelId seat = user.seatedIn();
        return seat != null && channel().filter(seat::equals).isPresent();
    }

    private Optional<ChannelId> channel() {
        return self.get().map(UserState::seatedIn);
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
