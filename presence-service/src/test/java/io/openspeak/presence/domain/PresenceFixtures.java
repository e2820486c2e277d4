package io.openspeak.presence.domain;

import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Words in which presence tests speak. */
public final class PresenceFixtures {

    public static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    public static final Times TIMES =
            new Times(Duration.ofMinutes(5), Duration.ofSeconds(10), Duration.ofSeconds(120), Duration.ofSeconds(15));
    public static final UserId ALICE = new UserId("alice");
    public static final SessionId PHONE = new SessionId("s-phone");
    public static final SessionId LAPTOP = new SessionId("s-laptop");
    public static final PodId POD = new PodId("pod-1");

    private PresenceFixtures() {}

    public static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    public static Input.Connected connected(SessionId session) {
        return connected(session, session + "-c1");
    }

    public static Input.Connected connected(SessionId session, String connection) {
        return new Input.Connected(
                "Alice",
                session,
                new Link.Live(POD, connection),
                new ClientInfo("1.0", "linux", session.equals(PHONE) ? "mobile" : "desktop", Map.of()),
                Remembered.NOTHING);
    }

    public static Input.Broken broken(SessionId session) {
        return new Input.Broken(session, session + "-c1");
    }

    public static Input.Claimed claims(Status status, Instant since) {
        return new Input.Claimed(new Claim(status, "", since, null, "user"));
    }

    /** A user's life: applies inputs one after the other and remembers what was told. */
    public static final class Life {

        private final Transition transition = new Transition(TIMES);
        private UserState state = UserState.unknown(ALICE);
        private List<Change> told = List.of();

        public Life takes(Input input, long second) {
            UserState before = state;
            UserState after = transition.apply(before, input, at(second));
            told = Changes.between(before, after, input);
            state = after.equals(before) ? before : after.next();
            return this;
        }

        public UserState state() {
            return state;
        }

        public Status status() {
            return state.shown().status();
        }

        public List<Change> told() {
            return told;
        }
    }
}
