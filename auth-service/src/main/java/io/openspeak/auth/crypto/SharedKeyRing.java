package io.openspeak.auth.crypto;

import io.openspeak.auth.KeyRingStore;
import io.openspeak.auth.domain.Actor;
import io.openspeak.auth.domain.AuditAction;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.KeptRing;
import io.openspeak.auth.domain.KeyRing;
import io.openspeak.auth.domain.RingKey;
import io.openspeak.auth.domain.RotationRule;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Signing keys that replicas share in a store, private halves encrypted. Each looks after the ring; a write that names the version it
 * was made from decides whose change counts.
 */
final class SharedKeyRing implements KeyRingSource {

    private static final int ATTEMPTS = 5;

    private final KeyRingStore store;
    private final KeyEncryption encryption;
    private final RotationRule rule;

    private volatile Known known = new Known(0, HeldRing.NOTHING);

    /** @param version of the store that {@code held} is */
    private record Known(long version, HeldRing held) {}

    /** What is to become of the ring, when and by whom; {@code made} holds the keys that it makes. */
    private record Change(Instant now, Actor actor, UnaryOperator<KeyRing> rule, Map<String, SigningKey> made) {

        /** Written down only where a key is new: what time takes away is nobody's act. */
        Optional<AuditEntry> act(KeyRing before, KeyRing after) {
            return after.newest()
                    .filter(newest -> !before.newest().equals(Optional.of(newest)))
                    .filter(newest -> made.containsKey(newest.id()))
                    .map(newest -> AuditEntry.done(
                            now, actor.user(), AuditAction.SIGNING_KEY_ROTATED, newest.id(), actor.origin()));
        }
    }

    SharedKeyRing(KeyRingStore store, KeyEncryption encryption, RotationRule rule) {
        this.store = store;
        this.encryption = encryption;
        this.rule = rule;
    }

    @Override
    public Uni<HeldRing> refreshed(Instant now) {
        Map<String, SigningKey> made = new HashMap<>();
        Change change = new Change(now, Actor.OURSELVES, ring -> ring.advanced(now, rule, () -> make(made)), made);
        return store.read().chain(kept -> settle(kept, change)).map(settled -> known.held());
    }

    @Override
    public Uni<HeldRing> rotated(Instant now, Actor actor) {
        Map<String, SigningKey> made = new HashMap<>();
        String id = make(made);
        Change change = new Change(now, actor, ring -> ring.rotatedAtOnce(now, rule, id), made);
        return Uni.createFrom()
                .deferred(store::read)
                .chain(kept -> settle(kept, change))
                .map(settled -> known.held())
                .repeat()
                .atMost(ATTEMPTS)
                .filter(held -> held.keys().containsKey(id))
                .toUni()
                .onItem()
                .ifNull()
                .failWith(() ->
                        new Refusal(Reason.UNAVAILABLE, "Others change the signing keys at this moment; try again."));
    }

    private static String make(Map<String, SigningKey> made) {
        SigningKey key = SigningKey.generate();
        made.put(key.id(), key);
        return key.id();
    }

    /** Writes what must change; true once this replica holds what is kept. */
    private Uni<Boolean> settle(KeptRing kept, Change change) {
        Known before = known;
        // A store that lost its data, or went back to older ones, gets our ring: else every live token would break.
        boolean lost = kept.version() < before.version();
        KeyRing ring = lost ? before.held().ring() : kept.ring();
        KeyRing next = change.rule().apply(ring);
        HeldRing held = held(next, keys(kept, before, change));
        boolean sealedAnew = !next.keys().stream()
                .allMatch(key -> encryption.isCurrent(kept.sealedKeys().getOrDefault(key.id(), "")));
        if (next.equals(kept.ring()) && !lost && !sealedAnew) {
            learn(new Known(kept.version(), held));
            return Uni.createFrom().item(true);
        }
        KeptRing toKeep = new KeptRing(Math.max(kept.version(), before.version()) + 1, next, seal(kept, held));
        return store.replace(kept.version(), toKeep, change.now(), change.act(ring, next))
                .invoke(written -> {
                    if (written) {
                        learn(new Known(toKeep.version(), held));
                    }
                });
    }

    private Map<String, SigningKey> keys(KeptRing kept, Known before, Change change) {
        Map<String, SigningKey> keys = new HashMap<>(before.held().keys());
        keys.putAll(change.made());
        kept.sealedKeys().forEach((id, text) -> keys.computeIfAbsent(id, any -> opened(id, text)));
        return keys;
    }

    /** A refresh that was overtaken by a command on this same replica must not bring back what was before it. */
    private synchronized void learn(Known later) {
        if (later.version() >= known.version()) {
            known = later;
        }
    }

    private static HeldRing held(KeyRing ring, Map<String, SigningKey> keys) {
        return new HeldRing(
                ring, ring.keys().stream().map(RingKey::id).collect(Collectors.toMap(id -> id, id -> keyOf(id, keys))));
    }

    private static SigningKey keyOf(String id, Map<String, SigningKey> keys) {
        SigningKey key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException("the private half of signing key " + id + " is not kept");
        }
        return key;
    }

    private Map<String, String> seal(KeptRing kept, HeldRing held) {
        return held.keys().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> seal(kept, entry.getKey(), entry.getValue())));
    }

    private String seal(KeptRing kept, String id, SigningKey key) {
        String before = kept.sealedKeys().getOrDefault(id, "");
        return encryption.isCurrent(before)
                ? before
                : encryption.seal(id, key.privateKey().getEncoded());
    }

    private SigningKey opened(String id, String text) {
        try {
            SigningKey key = SigningKey.ofPkcs8(encryption.open(id, text));
            if (!key.id().equals(id)) {
                throw new IllegalArgumentException("it is another key, " + key.id());
            }
            return key;
        } catch (IllegalArgumentException closed) {
            throw new IllegalStateException("signing key " + id + " can't be opened: " + closed.getMessage(), closed);
        }
    }
}
