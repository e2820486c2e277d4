package io.openspeak.auth.domain;

import io.openspeak.auth.domain.RingKey.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The signing keys by the time from which each signs: rules of rotation as functions of (ring, now, rule).
 *
 * <p>Which key signs follows from the ring and the time alone. So replicas that hold the same ring change keys at the same
 * moment, also while they can't reach each other, and only publishing a key and forgetting one need to be written.
 *
 * @param keys in the order in which they sign
 */
public record KeyRing(List<RingKey> keys) {

    /** No key yet. */
    public static final KeyRing EMPTY = new KeyRing(List.of());

    /** Replicas whose clocks differ may sign with a key for this much longer than others believe. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    public KeyRing {
        keys = List.copyOf(keys);
    }

    /**
     * A key that an operator provides.
     *
     * @param id key id
     * @param since since when it is there
     */
    public record Listed(String id, Instant since) {}

    /** The key that signs now; empty only for an empty ring. */
    public Optional<RingKey> signing(Instant now) {
        return keys.stream().filter(key -> state(key, now) == State.SIGNING).findFirst();
    }

    /** What a key of this ring does now. The first key signs from the beginning, whatever clocks say. */
    public State state(RingKey key, Instant now) {
        int place = keys.indexOf(key);
        if (place > 0 && now.isBefore(key.signsFrom())) {
            return State.NEXT;
        }
        boolean relieved = keys.stream().skip(place + 1L).anyMatch(later -> !now.isBefore(later.signsFrom()));
        return relieved ? State.RETIRED : State.SIGNING;
    }

    /** The newest key: it signs, or will. */
    public Optional<RingKey> newest() {
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.getLast());
    }

    /** As it should be now: a key is published in time before it signs, and forgotten when its last token has ended. */
    public KeyRing advanced(Instant now, RotationRule rule, Supplier<String> newId) {
        if (keys.isEmpty()) {
            return new KeyRing(List.of(new RingKey(newId.get(), now, now, rule.longestToken())));
        }
        KeyRing ring = settled(now, rule);
        RingKey last = ring.keys.getLast();
        Instant due = last.signsFrom().plus(rule.rotation());
        boolean toPublish = !rule.rotation().isZero()
                && ring.state(last, now) == State.SIGNING
                && !now.isBefore(due.minus(rule.overlap()));
        return toPublish
                ? ring.with(new RingKey(newId.get(), now, later(due, now.plus(rule.overlap())), rule.longestToken()))
                : ring;
    }

    /** With a key that signs as soon as every replica publishes it; one that was to sign next, and never did, is dropped. */
    public KeyRing rotatedAtOnce(Instant now, RotationRule rule, String newId) {
        KeyRing inUse = settled(now, rule).withoutNext(now.plus(rule.pickUp()));
        Instant from = inUse.notBeforeOthers(keys.isEmpty() ? now : now.plus(rule.pickUp()));
        return inUse.with(new RingKey(newId, now, from, rule.longestToken()));
    }

    /** As an operator lists the keys, oldest first: the newest signs once it has been published long enough. */
    public KeyRing following(List<Listed> listed, Instant now, RotationRule rule) {
        if (keys.isEmpty()) {
            return ofListed(listed, now, rule);
        }
        KeyRing ring = settled(now, rule);
        if (listed.isEmpty() || ring.keys.getLast().id().equals(listed.getLast().id())) {
            return ring;
        }
        RingKey key = ring.find(listed.getLast().id())
                .orElse(new RingKey(listed.getLast().id(), now, now, rule.longestToken()))
                .forTokensOf(rule.longestToken());
        KeyRing inUse = ring.withoutNext(now.plus(rule.pickUp()));
        if (inUse.keys.getLast().id().equals(key.id())) {
            return inUse;
        }
        Instant from = inUse.notBeforeOthers(later(now, key.publishedAt().plus(rule.overlap())));
        return inUse.without(key.id()).with(key.signingFrom(from));
    }

    private Optional<RingKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private static KeyRing ofListed(List<Listed> listed, Instant now, RotationRule rule) {
        List<RingKey> keys = new ArrayList<>();
        for (Listed each : listed) {
            Instant since = each.since().isAfter(now) ? now : each.since();
            Instant from = keys.isEmpty() ? since : later(keys.getLast().signsFrom(), since.plus(rule.overlap()));
            keys.add(new RingKey(each.id(), since, from, rule.longestToken()));
        }
        return new KeyRing(keys);
    }

    /** Without what has ended, and with the life of today's tokens at the keys that sign them. */
    private KeyRing settled(Instant now, RotationRule rule) {
        List<RingKey> kept = new ArrayList<>();
        for (int place = 0; place < keys.size(); place++) {
            RingKey key = keys.get(place);
            if (state(key, now) != State.RETIRED) {
                kept.add(key.forTokensOf(rule.longestToken()));
            } else if (now.isBefore(lastTokenEnd(place, rule))) {
                kept.add(key);
            }
        }
        return new KeyRing(kept);
    }

    private Instant lastTokenEnd(int place, RotationRule rule) {
        return keys.get(place + 1)
                .signsFrom()
                .plus(keys.get(place).longestToken())
                .plus(rule.pickUp())
                .plus(CLOCKS_APART);
    }

    /** Those that will not sign until then: a replica that learns of it late has not signed with one either. */
    private KeyRing withoutNext(Instant then) {
        return new KeyRing(
                keys.stream().filter(key -> state(key, then) != State.NEXT).toList());
    }

    private Instant notBeforeOthers(Instant from) {
        return newest().map(last -> later(from, last.signsFrom())).orElse(from);
    }

    private KeyRing without(String id) {
        return new KeyRing(keys.stream().filter(key -> !key.id().equals(id)).toList());
    }

    private KeyRing with(RingKey key) {
        List<RingKey> more = new ArrayList<>(keys);
        more.add(key);
        return new KeyRing(more);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
