package io.openspeak.presence.rooms;

import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.PresenceView;
import io.openspeak.presence.domain.Status;
import jakarta.enterprise.context.ApplicationScoped;

/** Who is there by this pod's view. */
@ApplicationScoped
public class ViewedVisibility implements Visibility {

    private final PresenceView view;

    public ViewedVisibility(PresenceView view) {
        this.view = view;
    }

    @Override
    public boolean isSeen(UserId user) {
        return view.find(user)
                .filter(state -> state.shown().status().toOthers() != Status.OFFLINE)
                .isPresent();
    }
}
