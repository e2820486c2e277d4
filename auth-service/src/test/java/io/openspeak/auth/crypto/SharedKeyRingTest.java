package io.openspeak.auth.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.auth.KeyRingStore;
import io.openspeak.auth.domain.Actor;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.KeptRing;
import io.openspeak.auth.domain.Origin;
import io.openspeak.auth.domain.RotationRule;
import io.openspeak.platform.testing.MutableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Signing keys that replicas share. */
class SharedKeyRingTest {

    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final Duration ROTATION = Duration.ofDays(30);
    private static final Duration PICK_UP = Duration.ofSeconds(1);
    private static final RotationRule RULE = new RotationRule(ROTATION, OVERLAP, PICK_UP, Duration.ofMinutes(15));

    private static final Actor ADMIN = new Actor("root", new Origin("127.0.0.1", "", ""));

    private final MutableClock clock = new MutableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final ForgetfulStore store = new ForgetfulStore();

    @Test
    void firstLook_ofTwoReplicas_makesOneKeyForBoth() {
        SharedKeyRing one = replica(1);
        SharedKeyRing other = replica(1);

        String key = signing(one);

        assertThat(signing(other)).isEqualTo(key);
        assertThat(store.kept.version()).isEqualTo(1);
    }

    @Test
    void scheduledRotation_isPublishedEverywhereBeforeItSigns() {
        SharedKeyRing one = replica(1);
        SharedKeyRing other = replica(1);
        String first = signing(one);
        clock.advance(ROTATION.minus(OVERLAP));
        assertThat(signing(one)).isEqualTo(first);
        assertThat(look(other).keys()).hasSize(2);

        clock.advance(OVERLAP);

        assertThat(signing(one)).isNotEqualTo(first).isEqualTo(signing(other));
        assertThat(look(one).keys()).containsKey(first);
    }

    @Test
    void rotationByCommand_signsOnceEveryReplicaPublishesIt() {
        SharedKeyRing one = replica(1);
        SharedKeyRing other = replica(1);
        String first = signing(one);
        signing(other);

        HeldRing rotated = one.rotated(clock.instant(), ADMIN).await().indefinitely();

        String newest = rotated.ring().newest().orElseThrow().id();
        assertThat(rotated.signing(clock.instant()).id()).isEqualTo(first);
        assertThat(look(other).keys()).containsKey(newest);
        clock.advance(PICK_UP);
        assertThat(signing(one)).isEqualTo(newest).isEqualTo(signing(other));
        assertThat(store.acts.getLast().actor()).isEqualTo("root");
        assertThat(store.acts.getLast().target()).isEqualTo(newest);
    }

    @Test
    void keysThatTimeTakesAway_areNobodysAct() {
        SharedKeyRing one = replica(1);
        signing(one);
        one.rotated(clock.instant(), ADMIN).await().indefinitely();
        int before = store.acts.size();

        clock.advance(Duration.ofHours(1));

        assertThat(look(one).keys()).hasSize(1);
        assertThat(store.acts).hasSize(before);
    }

    @Test
    void rotationByCommand_whileAnotherReplicaChangesTheRing_isMadeAnew() {
        SharedKeyRing one = replica(1);
        signing(one);
        SharedKeyRing other = replica(1);
        store.beforeNextReplace =
                () -> other.rotated(clock.instant(), ADMIN).await().indefinitely();

        HeldRing rotated = one.rotated(clock.instant(), ADMIN).await().indefinitely();

        assertThat(store.kept.ring()).isEqualTo(rotated.ring());
    }

    @Test
    void lostStore_getsTheRingThatIsKnown() {
        SharedKeyRing one = replica(1);
        String key = signing(one);
        store.kept = KeptRing.NOTHING;

        assertThat(signing(one)).isEqualTo(key);

        assertThat(signing(replica(1))).isEqualTo(key);
    }

    @Test
    void storeAway_nextKeySignsAtItsTimeAllTheSame() {
        SharedKeyRing one = replica(1);
        String first = signing(one);
        clock.advance(ROTATION.minus(OVERLAP));
        HeldRing lastKnown = look(one);

        clock.advance(OVERLAP);

        assertThat(lastKnown.signing(clock.instant()).id()).isNotEqualTo(first);
    }

    @Test
    void newEncryptionKey_inFirstLine_sealsAnewAndKeepsTheSigningKey() {
        String key = signing(replica(1));

        assertThat(signing(new SharedKeyRing(store, encryption(2, 1), RULE))).isEqualTo(key);

        assertThat(signing(replica(2))).isEqualTo(key);
        assertThatThrownBy(() -> signing(replica(1))).hasMessageContaining("does not hold");
    }

    @Test
    void wrongEncryptionKey_neverReplacesTheRing() {
        signing(replica(1));
        KeptRing before = store.kept;

        assertThatThrownBy(() -> signing(replica(3))).hasMessageContaining("can't be opened");

        assertThat(store.kept).isEqualTo(before);
    }

    @Test
    void keptRing_hasNoPrivateKeyInClear() {
        SharedKeyRing one = replica(1);
        SigningKey key = look(one).signing(clock.instant());

        String kept = store.kept.toString();

        assertThat(kept)
                .contains(key.id())
                .doesNotContain(Base64.getEncoder()
                        .encodeToString(key.privateKey().getEncoded())
                        .substring(50, 90));
    }

    private SharedKeyRing replica(int encryptionKey) {
        return new SharedKeyRing(store, encryption(encryptionKey), RULE);
    }

    private static KeyEncryption encryption(int... keys) {
        StringBuilder file = new StringBuilder();
        for (int key : keys) {
            file.append(KeyEncryptionTest.line(key)).append('\n');
        }
        return KeyEncryption.parse(file.toString());
    }

    private HeldRing look(SharedKeyRing replica) {
        return replica.refreshed(clock.instant()).await().indefinitely();
    }

    private String signing(SharedKeyRing replica) {
        return look(replica).signing(clock.instant()).id();
    }

    /** A store in memory that tests empty and get in the way of. */
    private static final class ForgetfulStore implements KeyRingStore {

        private final List<AuditEntry> acts = new ArrayList<>();
        private KeptRing kept = KeptRing.NOTHING;
        private Runnable beforeNextReplace = () -> {};

        @Override
        public Uni<KeptRing> read() {
            return Uni.createFrom().item(() -> kept);
        }

        @Override
        public Uni<Boolean> replace(long version, KeptRing next, Instant now, Optional<AuditEntry> act) {
            return Uni.createFrom().item(() -> {
                Runnable inTheWay = beforeNextReplace;
                beforeNextReplace = () -> {};
                inTheWay.run();
                boolean same = kept.version() == version;
                kept = same ? next : kept;
                act.filter(any -> same).ifPresent(acts::add);
                return same;
            });
        }
    }
}
