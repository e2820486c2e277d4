package io.openspeak.voice.floor.domain;

import io.openspeak.platform.identity.PodId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of a floor: a function of (floor, input, pod that acts, now).
 *
 * <p>A grant whose lease may still run is ended only by the pod to which its holder is connected, since that pod alone knows that
 * it forwards no more frames of it; every other pod waits until the lease has {@link FloorTerms#lapse lapsed}. So a pod that was
 * stopped, and goes on, never talks into another's grant.
 */
public final class FloorRules {

    private final FloorTerms terms;

    public FloorRules(FloorTerms terms) {
        this.terms = terms;
    }

    /** The times and bounds. */
    public FloorTerms terms() {
        return terms;
    }

    /** The floor after the input and after what time has brought by now; the same object if nothing changes. */
    public ChannelFloor apply(ChannelFloor before, FloorInput input, PodId pod, Instant now) {
        Draft draft = new Draft(before, terms, pod, now);
        draft.pass();
        switch (input) {
            case FloorInput.Ask ask -> draft.ask(ask);
            case FloorInput.Release(Party party, long token) -> draft.release(party, token);
            case FloorInput.Leave(Party party, FloorReason why) -> draft.leave(party, why);
            case FloorInput.Move(Party party) -> draft.move(party);
            case FloorInput.Silent(long token) -> draft.silent(token);
            case FloorInput.Pass() -> {}
        }
        return draft.result();
    }

    /** When time alone will change the floor, as far as this pod may say; empty: never. */
    public Optional<Instant> nextPass(ChannelFloor floor, PodId pod) {
        Optional<Instant> ends = switch (floor.floor()) {
            case Floor.Idle() -> Optional.empty();
            case Floor.Granted(Grant grant) -> {
                Instant lapse = terms.lapse(grant);
                boolean here = grant.pod().equals(pod);
                yield Optional.of(here && terms.talkEnd(grant).isBefore(lapse) ? terms.talkEnd(grant) : lapse);
            }
            case Floor.Revoking(Grant old, Waiting next, Instant graceEnd) -> {
                Instant lapse = terms.lapse(old);
                boolean waitsForPod = !old.pod().equals(pod) && lapse.isAfter(graceEnd);
                yield Optional.of(waitsForPod ? lapse : graceEnd);
            }
        };
        return Stream.concat(ends.stream(), floor.queue().stream().map(terms::waitEnd))
                .min(Comparator.naturalOrder());
    }

    /** What one who asked is told, given the floor after its ask. */
    public static FloorAnswer answer(ChannelFloor after, FloorInput.Ask ask) {
        if (after.floor() instanceof Floor.Granted(Grant grant)
                && grant.holder().equals(ask.party())) {
            return new FloorAnswer.Granted(after, grant.token());
        }
        if (after.awaitedBy(ask.party())) {
            return new FloorAnswer.Waits(after);
        }
        return new FloorAnswer.Denied(after, ask.mayWait() ? FloorReason.QUEUE_FULL : FloorReason.BUSY);
    }
}
