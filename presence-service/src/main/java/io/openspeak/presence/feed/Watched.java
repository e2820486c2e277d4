package io.openspeak.presence.feed;

import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.Interest;
import io.openspeak.presence.PresenceView;
import io.openspeak.presence.contract.PresenceMapping.Viewer;
import io.openspeak.presence.domain.UserState;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Who is watched at this moment: what {@link Sight} says of each, found without asking each. */
final class Watched {

    private Watched() {}

    static NavigableSet<UserId> by(Viewer viewer, Interest interest, PresenceView view) {
        NavigableSet<UserId> users = new TreeSet<>(interest.users());
        users.add(viewer.user());
        view.find(viewer.user()).map(UserState::seatedIn).map(view::members).ifPresent(users::addAll);
        interest.rooms().forEach(room -> users.addAll(view.peopleIn(room)));
        if (interest.everyone()) {
            users.addAll(view.users().keySet());
        }
        return users;
    }
}
