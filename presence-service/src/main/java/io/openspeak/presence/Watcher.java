package io.openspeak.presence;

import io.openspeak.presence.contract.PresenceMapping.Viewer;

/** Somebody who is told about others: the receiving end of a session or subscription. Called under the view's lock: must not block. */
public interface Watcher {

    /** Who is told. */
    Viewer viewer();

    /** A user changed who may be watched, for that reason. */
    void changed(UserChange change, Bond bond, PresenceView.Look look);

    /** A message came to a watched room. */
    void message(RoomNews news, PresenceView.Look look);

    /** The view began anew: what was told before may be wrong, and state must be told again. */
    void startAnew(PresenceView.Look look);
}
