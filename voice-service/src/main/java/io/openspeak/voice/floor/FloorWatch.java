package io.openspeak.voice.floor;

import io.openspeak.voice.floor.domain.FloorInput;
import io.openspeak.voice.floor.domain.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Wakes a pod at the deadlines of one channel's floor: silence, the longest talk and the warning before it, the grace, waits, and a
 * lease that nobody renewed. All pods with somebody attached watch, the holder's pod a little ahead of the others, and whoever writes
 * first did it; none of them asks the store before a deadline has come.
 */
final class FloorWatch {

    /** The others come after the holder's pod, and not all at once. */
    private static final Duration SPREAD = Duration.ofMillis(200);
    /** Between two looks at a store that does not say what this pod expects: it may have lost its data. */
    private static final Duration REST = Duration.ofMillis(100);

    private final ChannelDesk desk;
    private final FloorParts parts;
    private @Nullable Future<?> alarm;
    private boolean acting;
    private long restUntil;
    private long warnedOf;

    FloorWatch(ChannelDesk desk, FloorParts parts) {
        this.desk = desk;
        this.parts = parts;
        restUntil = parts.now();
    }

    /** Something that matters for deadlines has changed. */
    synchronized void arm() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
        if (!acting && desk.matters()) {
            next().ifPresent(due -> {
                long now = parts.now();
                long at = due - restUntil < 0 ? restUntil : due;
                alarm = parts.timers().after(Duration.ofNanos(Math.max(0, at - now) + 1_000_000), this::beat);
            });
        }
    }

    private Optional<Long> next() {
        Optional<Grant> here = desk.grantHere();
        long spread = here.isPresent() ? 0 : ThreadLocalRandom.current().nextLong(SPREAD.toNanos());
        Optional<Long> next =
                parts.rules().nextPass(desk.known(), parts.pod()).map(pass -> parts.nanosAt(pass) + spread);
        if (here.isPresent()) {
            next = earlier(next, desk.silenceEnd());
            if (warnedOf != here.get().token()) {
                next = earlier(next, parts.nanosAt(warning(here.get())));
            }
        }
        return next;
    }

    private static Optional<Long> earlier(Optional<Long> one, long other) {
        return Optional.of(one.filter(at -> at - other < 0).orElse(other));
    }

    private void beat() {
        Optional<FloorInput> due = begin();
        due.ifPresent(input -> parts.acts()
                .apply(desk.channel(), desk, input)
                .subscribe()
                .with(done -> ended(REST), failed -> ended(parts.settings().renewEvery())));
    }

    private synchronized Optional<FloorInput> begin() {
        alarm = null;
        if (acting) {
            return Optional.empty();
        }
        Optional<Grant> here = desk.grantHere();
        here.ifPresent(this::warnIfDue);
        Optional<FloorInput> due = here.filter(grant -> desk.silenceEnd() - parts.now() <= 0)
                .<FloorInput>map(grant -> new FloorInput.Silent(grant.token()))
                .or(this::duePass);
        acting = due.isPresent();
        if (!acting) {
            arm();
        }
        return due;
    }

    private Optional<FloorInput> duePass() {
        return parts.rules()
                .nextPass(desk.known(), parts.pod())
                .filter(pass -> !pass.isAfter(parts.clock().instant()))
                .map(pass -> new FloorInput.Pass());
    }

    private void warnIfDue(Grant grant) {
        if (warnedOf != grant.token() && !warning(grant).isAfter(parts.clock().instant())) {
            warnedOf = grant.token();
            desk.warn(grant);
        }
    }

    private Instant warning(Grant grant) {
        return parts.terms().talkEnd(grant).minus(parts.settings().talkWarning());
    }

    private synchronized void ended(Duration rest) {
        acting = false;
        restUntil = parts.now() + rest.toNanos();
        arm();
    }
}
