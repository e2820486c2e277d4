package io.openspeak.presence.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.PresenceSettings;
import io.openspeak.presence.domain.Input;
import io.openspeak.presence.domain.PresenceFixtures;
import io.openspeak.presence.domain.Remembered;
import io.openspeak.presence.session.LocalSessions.LocalSession;
import io.openspeak.presence.v1.CloseReason;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How many sessions a user may have at a pod. */
class LocalSessionsTest {

    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");

    private final LocalSessions sessions = new LocalSessions(new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(PresenceSettings.class)
            .withDefaultValue("openspeak.presence.max-sessions-per-user", "2")
            .build()
            .getConfigMapping(PresenceSettings.class));

    @Test
    void expect_withTheMost_refuses_andLetsOthersIn() {
        sessions.add(new Held(ALICE, "s-1"));
        assertThatCode(() -> comes(ALICE, Optional.empty())).doesNotThrowAnyException();
        sessions.add(new Held(ALICE, "s-2"));

        assertThatThrownBy(() -> comes(ALICE, Optional.empty()))
                .hasMessageStartingWith("There are already 2 sessions of yours here; at most 2 are allowed.")
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.TOO_MANY_CONNECTIONS));
        assertThatCode(() -> comes(BOB, Optional.empty())).doesNotThrowAnyException();
    }

    @Test
    void expect_withTheMost_letsResumeWhatIsHere_butNotWhatIsAnothers() {
        sessions.add(new Held(ALICE, "s-1"));
        sessions.add(new Held(ALICE, "s-2"));
        sessions.add(new Held(BOB, "s-3"));

        assertThatCode(() -> comes(ALICE, Optional.of(new SessionId("s-2")))).doesNotThrowAnyException();
        assertThatThrownBy(() -> comes(ALICE, Optional.of(new SessionId("s-3"))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> comes(ALICE, Optional.of(new SessionId("s-4"))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void remove_makesRoom_onceEach() {
        Held first = new Held(ALICE, "s-1");
        sessions.add(first);
        sessions.add(new Held(ALICE, "s-2"));
        sessions.remove(first);
        sessions.remove(first);
        sessions.add(new Held(ALICE, "s-3"));

        assertThatThrownBy(() -> comes(ALICE, Optional.empty())).isInstanceOf(Refusal.class);
    }

    @Test
    void add_ofASessionThatIsHere_replacesItsConnection_andCountsOnce() {
        Held before = new Held(ALICE, "s-1");
        Held after = new Held(ALICE, "s-1");
        sessions.add(before);
        sessions.add(after);
        sessions.remove(before);

        assertThat(before.closed).containsExactly(CloseReason.CLOSE_REASON_REPLACED);
        assertThat(sessions.all()).containsExactly(after);
        assertThatCode(() -> comes(ALICE, Optional.empty())).doesNotThrowAnyException();

        sessions.add(new Held(ALICE, "s-2"));
        assertThatThrownBy(() -> comes(ALICE, Optional.empty())).isInstanceOf(Refusal.class);
    }

    @Test
    void expect_looksAtNoSession() {
        List<Held> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Held held = new Held(BOB, "s-" + i);
            sessions.add(held);
            many.add(held);
        }
        many.forEach(held -> held.looks = 0);

        comes(ALICE, Optional.empty());

        assertThat(many).allMatch(held -> held.looks == 0);
    }

    /** A session of which nothing counts but whose it is. */
    private static final class Held implements LocalSession {

        private final UserId user;
        private final SessionId session;
        private final List<CloseReason> closed = new ArrayList<>();
        private int looks;

        Held(UserId user, String session) {
            this.user = user;
            this.session = new SessionId(session);
        }

        @Override
        public UserId user() {
            looks++;
            return user;
        }

        @Override
        public Input.Connected connected() {
            looks++;
            return PresenceFixtures.connected(session);
        }

        @Override
        public long probe() {
            return 0;
        }

        @Override
        public boolean hasAnswered(long question) {
            return true;
        }

        @Override
        public void remember(Remembered known) {}

        @Override
        public void close(CloseReason reason) {
            closed.add(reason);
        }

        @Override
        public Uni<Void> writeEnd() {
            return Uni.createFrom().voidItem();
        }
    }

    @Test
    void expect_countsThoseWhoAreOnTheWay_untilTheyAreHere() {
        assertThat(isExpected()).isTrue();
        assertThat(isExpected()).isTrue();
        assertThat(isExpected()).isFalse();

        sessions.expectNoMore(ALICE);

        assertThat(isExpected()).isTrue();
        assertThat(isExpected()).isFalse();
    }

    private boolean isExpected() {
        try {
            sessions.expect(ALICE, Optional.empty());
            return true;
        } catch (Refusal full) {
            return false;
        }
    }

    private void comes(UserId user, Optional<SessionId> resumed) {
        sessions.expect(user, resumed);
        sessions.expectNoMore(user);
    }
}
