package io.openspeak.voice.floor.domain;

import io.openspeak.platform.identity.PodId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A floor while an input is applied to it. */
final class Draft {

    private final ChannelFloor before;
    private final FloorTerms terms;
    private final PodId pod;
    private final Instant now;
    private final List<Waiting> queue;
    private Floor floor;
    private FloorReason why = FloorReason.NONE;

    Draft(ChannelFloor before, FloorTerms terms, PodId pod, Instant now) {
        this.before = before;
        this.terms = terms;
        this.pod = pod;
        // As the store keeps it: what is read again must equal what was written.
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
        queue = new ArrayList<>(before.queue());
        floor = before.floor();
    }

    ChannelFloor result() {
        return floor.equals(before.floor()) && queue.equals(before.queue())
                ? before
                : new ChannelFloor(before.channel(), nextVersion(), floor, queue, why, now);
    }

    /** Ends what is over. */
    void pass() {
        if (queue.removeIf(waiting -> !terms.waitEnd(waiting).isAfter(now))) {
            why = FloorReason.WAITED_TOO_LONG;
        }
        switch (floor) {
            case Floor.Idle() -> {}
            case Floor.Granted(Grant grant) -> {
                boolean tooLong = !terms.talkEnd(grant).isAfter(now);
                if (tooLong ? mayEnd(grant) : lapsed(grant)) {
                    free(tooLong ? FloorReason.TOO_LONG : FloorReason.LOST);
                }
            }
            case Floor.Revoking(Grant old, Waiting next, Instant graceEnd) -> {
                if (!graceEnd.isAfter(now) && mayEnd(old)) {
                    grant(next, FloorReason.INTERRUPTED);
                }
            }
        }
    }

    void ask(FloorInput.Ask ask) {
        Optional<Waiting> waited = takeFromQueue(ask.party());
        Waiting asking = waited.map(waiting -> waiting.at(pod).raisedTo(ask.priority()))
                .orElseGet(() -> new Waiting(ask.party(), pod, ask.priority(), now));
        boolean mayWait = waited.isPresent() || (ask.mayWait() && queue.size() < terms.maxQueue());
        switch (floor) {
            case Floor.Idle() -> grant(asking, why);
            case Floor.Granted(Grant grant) -> askOfHolder(grant, asking, mayWait);
            case Floor.Revoking revoking -> askMeanwhile(revoking, asking, mayWait);
        }
    }

    private void askOfHolder(Grant grant, Waiting asking, boolean mayWait) {
        if (grant.holder().equals(asking.party())) {
            floor = new Floor.Granted(grant.at(pod).raisedTo(asking.priority()));
        } else if (asking.priority() > grant.priority()) {
            revoke(grant, asking, now.plus(terms.grace()));
        } else if (mayWait) {
            line(asking);
        }
    }

    private void askMeanwhile(Floor.Revoking revoking, Waiting asking, boolean mayWait) {
        Grant old = revoking.old();
        Waiting next = revoking.next();
        if (next.party().equals(asking.party())) {
            floor = new Floor.Revoking(old, next.at(pod).raisedTo(asking.priority()), revoking.graceEnd());
        } else if (asking.priority() > next.priority()) {
            line(next);
            if (old.holder().equals(asking.party())) {
                floor = new Floor.Granted(old.at(pod).raisedTo(asking.priority()));
            } else {
                revoke(old, asking, revoking.graceEnd());
            }
        } else if (mayWait) {
            line(asking);
        }
    }

    void release(Party party, long token) {
        Optional<Grant> held = floor.current()
                .filter(grant -> grant.holder().equals(party))
                .filter(grant -> token == 0 || grant.token() == token);
        if (held.isPresent()) {
            end(FloorReason.RELEASED);
        } else if (token == 0) {
            stopWaiting(party, FloorReason.RELEASED);
        }
    }

    void leave(Party party, FloorReason reason) {
        boolean heldHere = floor.current()
                .filter(grant -> grant.holder().equals(party) && grant.pod().equals(pod))
                .isPresent();
        if (heldHere) {
            end(reason);
        }
        boolean waitsHere = queue.stream()
                        .anyMatch(waiting ->
                                waiting.party().equals(party) && waiting.pod().equals(pod))
                || (floor instanceof Floor.Revoking revoking
                        && revoking.next().party().equals(party)
                        && revoking.next().pod().equals(pod));
        if (waitsHere) {
            stopWaiting(party, reason);
        }
    }

    void move(Party party) {
        queue.replaceAll(waiting -> waiting.party().equals(party) ? waiting.at(pod) : waiting);
        switch (floor) {
            case Floor.Idle() -> {}
            case Floor.Granted(Grant grant) -> floor = new Floor.Granted(moved(grant, party));
            case Floor.Revoking(Grant old, Waiting next, Instant graceEnd) ->
                floor = new Floor.Revoking(
                        moved(old, party), next.party().equals(party) ? next.at(pod) : next, graceEnd);
        }
    }

    void silent(long token) {
        if (floor instanceof Floor.Granted(Grant grant)
                && grant.token() == token
                && grant.pod().equals(pod)) {
            free(FloorReason.SILENCE);
        }
    }

    private Grant moved(Grant grant, Party party) {
        return grant.holder().equals(party) ? grant.at(pod) : grant;
    }

    private void line(Waiting waiting) {
        queue.add(waiting);
        queue.sort(Waiting.ORDER);
    }

    private void revoke(Grant old, Waiting next, Instant graceEnd) {
        floor = new Floor.Revoking(old, next, graceEnd);
        why = FloorReason.INTERRUPTED;
    }

    private void stopWaiting(Party party, FloorReason reason) {
        if (takeFromQueue(party).isPresent()) {
            why = reason;
        }
        if (floor instanceof Floor.Revoking revoking && revoking.next().party().equals(party)) {
            why = reason;
            spare(revoking);
        }
    }

    /** Nothing to interrupt for any more, unless somebody else is as urgent. */
    private void spare(Floor.Revoking revoking) {
        Grant spared = takeFromQueue(revoking.old().holder())
                .map(waiting -> revoking.old().raisedTo(waiting.priority()))
                .orElse(revoking.old());
        boolean urgent = !queue.isEmpty() && queue.getFirst().priority() > spared.priority();
        floor = urgent
                ? new Floor.Revoking(spared, queue.removeFirst(), revoking.graceEnd())
                : new Floor.Granted(spared);
    }

    private Optional<Waiting> takeFromQueue(Party party) {
        for (Iterator<Waiting> all = queue.iterator(); all.hasNext(); ) {
            Waiting waiting = all.next();
            if (waiting.party().equals(party)) {
                all.remove();
                return Optional.of(waiting);
            }
        }
        return Optional.empty();
    }

    private void end(FloorReason reason) {
        if (floor instanceof Floor.Revoking revoking) {
            grant(revoking.next(), reason);
        } else {
            free(reason);
        }
    }

    private void free(FloorReason reason) {
        if (queue.isEmpty()) {
            floor = new Floor.Idle();
            why = reason;
        } else {
            grant(queue.removeFirst(), reason);
        }
    }

    private void grant(Waiting to, FloorReason reason) {
        floor = new Floor.Granted(
                new Grant(to.party(), to.pod(), to.priority(), nextVersion(), now, now.plus(terms.lease())));
        why = reason;
    }

    private boolean mayEnd(Grant grant) {
        return grant.pod().equals(pod) || lapsed(grant);
    }

    private boolean lapsed(Grant grant) {
        return !terms.lapse(grant).isAfter(now);
    }

    private long nextVersion() {
        return Math.max(before.version() + 1, now.toEpochMilli());
    }
}
