package io.openspeak.channel.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.channel.TestCallers;
import io.openspeak.channel.directory.ChannelStore;
import io.openspeak.channel.domain.Newcomer;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.membership.Membership;
import io.openspeak.channel.seats.SeatClaims;
import io.openspeak.channel.seats.SeatStore;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.channel.v1.LeaveReason;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.log.StreamEntries;
import io.openspeak.platform.testing.FactEntry;
import io.openspeak.platform.testing.RealRedisResource;
import io.openspeak.platform.testing.TestKeys;
import io.openspeak.presence.v1.PresenceChange;
import io.openspeak.presence.v1.PresenceFact;
import io.openspeak.presence.v1.SessionEndReason;
import io.openspeak.presence.v1.SessionEnded;
import io.openspeak.presence.v1.UserOfflineEvent;
import io.openspeak.presence.v1.UserState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Presence facts, appended as presence-service does, and what becomes of seats. */
@QuarkusTest
@QuarkusTestResource(RealRedisResource.class)
@QuarkusTestResource(TestKeys.class)
class PresenceFactsTest {

    private static final ChannelId GENERAL = new ChannelId("general");
    private static final PartitionedLog PRESENCE = new PartitionedLog("presence", 16);

    @Inject
    Membership membership;

    @Inject
    ChannelStore channels;

    @Inject
    SeatStore seats;

    @Inject
    SeatClaims claims;

    @Inject
    PartitionedLog log;

    @Inject
    Redis redis;

    private final UserId user = new UserId("user-" + UUID.randomUUID());

    @BeforeEach
    void awaitGeneral() {
        await().until(() -> now(channels.find(GENERAL)).isPresent());
    }

    @Test
    void sessionEnded_holdsTheSeat_userLeavesWithTheReason() {
        join(Optional.of("s1"));

        append(sessionEnded("s1", SessionEndReason.SESSION_END_REASON_LOST));

        awaitGone();
        assertThat(reasonsOfLeaving()).containsExactly(LeaveReason.LEAVE_REASON_SESSION_LOST);
        await().untilAsserted(() -> assertThat(now(claims.of(user)).claims()).isEmpty());
    }

    @Test
    void sessionEnded_byRevocation_saysSo() {
        join(Optional.of("s1"));

        append(sessionEnded("s1", SessionEndReason.SESSION_END_REASON_REVOKED));

        awaitGone();
        assertThat(reasonsOfLeaving()).containsExactly(LeaveReason.LEAVE_REASON_REVOKED);
    }

    @Test
    void sessionEnded_seatMovedBefore_userStays() {
        join(Optional.of("s1"));
        join(Optional.of("s2"));
        append(sessionEnded("s1", SessionEndReason.SESSION_END_REASON_LOST));

        append(sessionEnded("s2", SessionEndReason.SESSION_END_REASON_CLOSED));

        awaitGone();
        assertThat(reasonsOfLeaving()).hasSize(1);
    }

    @Test
    void sessionEnded_toldTwice_isOneLeave() {
        join(Optional.of("s1"));
        append(sessionEnded("s1", SessionEndReason.SESSION_END_REASON_LOST));
        awaitGone();
        join(Optional.of("s2"));

        append(sessionEnded("s1", SessionEndReason.SESSION_END_REASON_LOST));
        append(sessionEnded("s2", SessionEndReason.SESSION_END_REASON_LOST));

        awaitGone();
        assertThat(reasonsOfLeaving()).hasSize(2);
    }

    @Test
    void userOffline_seatOfTheUserAsAWhole_isFreed() {
        join(Optional.empty());

        append(PresenceChange.newBuilder()
                .setUserOffline(UserOfflineEvent.getDefaultInstance())
                .build());

        awaitGone();
    }

    private void join(Optional<String> session) {
        Caller caller = TestCallers.of(user);
        Person person = new Person(user, Set.of(Role.MEMBER), Optional.empty());
        now(membership.join(new Newcomer(person, "Somebody", session.map(SessionId::new)), GENERAL));
    }

    private void awaitGone() {
        await().until(() -> now(seats.find(GENERAL, user)).seat().isEmpty());
    }

    private void append(PresenceChange change) {
        PresenceFact fact = PresenceFact.newBuilder()
                .setUser(UserState.newBuilder().setUserId(user.value()))
                .addChanges(change)
                .build();
        String stream = PRESENCE.stream(PRESENCE.partitionOf(user.value()));
        now(new RedisCommands(redis)
                .send(Command.XADD, FactEntry.arguments(stream, "test", "presence.v1", fact.toByteArray())));
    }

    private static PresenceChange sessionEnded(String session, SessionEndReason reason) {
        return PresenceChange.newBuilder()
                .setSessionEnded(SessionEnded.newBuilder().setSessionId(session).setReason(reason))
                .build();
    }

    private List<LeaveReason> reasonsOfLeaving() {
        int partition = log.partitionOf(GENERAL.value());
        List<Fact> facts = StreamEntries.of(
                partition,
                Objects.requireNonNull(
                        now(new RedisCommands(redis).send(Command.XRANGE, log.stream(partition), "-", "+"))));
        return facts.stream()
                .map(PresenceFactsTest::parse)
                .filter(fact -> fact.getMemberLeft().getUserId().equals(user.value()))
                .map(fact -> fact.getMemberLeft().getReason())
                .toList();
    }

    private static ChannelFact parse(Fact fact) {
        try {
            return ChannelFact.parseFrom(fact.data());
        } catch (com.google.protobuf.InvalidProtocolBufferException broken) {
            throw new AssertionError(broken);
        }
    }

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(30));
    }
}
