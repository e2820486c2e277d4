package io.openspeak.presence.domain;

import io.openspeak.platform.identity.SessionId;
import io.openspeak.presence.domain.Session.Mute;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What changed between two states of a user: derived, so that it can't differ from the states; an input only says why. */
public final class Changes {

    private Changes() {}

    /** The changes in the order in which they are told, where what made them does not matter or is not known. */
    public static List<Change> between(UserState before, UserState after) {
        return between(before, after, new Input.Tick());
    }

    /** The changes that an input made, in the order in which they are told. */
    public static List<Change> between(UserState before, UserState after, Input cause) {
        List<Change> changes = new ArrayList<>();
        sessions(before, after, cause, changes);
        presence(before, after, changes);
        if (!Objects.equals(before.seat().channel(), after.seat().channel())) {
            changes.add(new Change.ChannelChanged(
                    before.seat().channel(), after.seat().channel()));
        }
        mute(before, after, changes);
        return changes;
    }

    private static void sessions(UserState before, UserState after, Input cause, List<Change> changes) {
        for (Session session : after.sessions()) {
            boolean counted =
                    before.session(session.id()).filter(Session::counts).isPresent();
            if (session.counts() && !counted) {
                changes.add(new Change.SessionStarted(session.id()));
            }
        }
        for (Session session : before.sessions()) {
            Optional<Session> now = after.session(session.id());
            if (session.counts() && now.filter(Session::counts).isEmpty()) {
                changes.add(new Change.SessionEnded(session.id(), end(session, cause)));
            }
        }
        if (cause instanceof Input.SeatTaken taken) {
            lateSeat(before, after, taken, changes);
        }
    }

    /**
     * A seat was taken for a session that had gone already, which freed nothing when it was told: it is told again. What a lost log
     * knew of sessions comes back a moment later, so that of somebody unknown nothing can be said.
     */
    private static void lateSeat(UserState before, UserState after, Input.SeatTaken taken, List<Change> changes) {
        SessionId holder = taken.session();
        boolean isTaken = !before.seat().equals(after.seat());
        if (isTaken
                && holder != null
                && before.version() > 0
                && after.session(holder).filter(Session::counts).isEmpty()) {
            changes.add(new Change.SessionEnded(holder, SessionEnd.LOST));
        }
    }

    private static SessionEnd end(Session session, Input cause) {
        if (cause instanceof Input.Revoked revoked && revoked.session().equals(session.id())) {
            return SessionEnd.REVOKED;
        }
        return session.live() ? SessionEnd.CLOSED : SessionEnd.LOST;
    }

    private static void presence(UserState before, UserState after, List<Change> changes) {
        Status was = before.shown().status().toOthers();
        Status is = after.shown().status().toOthers();
        if (was == Status.OFFLINE && is != Status.OFFLINE) {
            changes.add(new Change.Online());
        } else if (was != Status.OFFLINE && is == Status.OFFLINE) {
            changes.add(new Change.Offline());
        } else if (was != is
                || (is != Status.OFFLINE
                        && !before.shown().text().equals(after.shown().text()))) {
            changes.add(new Change.StatusChanged(was, is, after.shown().text()));
        }
        boolean reconnected = before.shown().reconnectingUntil() != null
                && after.shown().reconnectingUntil() == null
                && is != Status.OFFLINE;
        boolean reconnects = after.shown().reconnectingUntil() != null
                && !Objects.equals(
                        before.shown().reconnectingUntil(), after.shown().reconnectingUntil());
        if (reconnected || reconnects) {
            changes.add(new Change.Reconnecting(after.shown().reconnectingUntil()));
        }
    }

    private static void mute(UserState before, UserState after, List<Change> changes) {
        Mute was = before.shownSession().map(Session::mute).orElse(Mute.NONE);
        Optional<Session> shown = after.shownSession();
        if (shown.isPresent() && !shown.get().mute().equals(was)) {
            changes.add(new Change.MuteChanged(
                    shown.get().mute().microphone(), shown.get().mute().speaker()));
        }
    }
}
