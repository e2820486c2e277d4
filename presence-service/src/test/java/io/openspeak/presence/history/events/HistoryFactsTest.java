package io.openspeak.presence.history.events;

import static io.openspeak.presence.domain.PresenceFixtures.*;
import static io.openspeak.presence.history.HistoryRig.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.redis.log.LogPosition.Offset;
import io.openspeak.presence.domain.Input;
import io.openspeak.presence.history.HistoryKeeping;
import io.openspeak.presence.history.HistoryRig;
import io.openspeak.presence.history.HistoryStore.Kept;
import io.openspeak.presence.history.HistoryStore.Known;
import io.openspeak.presence.history.domain.Entry;
import io.openspeak.presence.history.domain.Kind;
import io.openspeak.presence.history.domain.Recording;
import io.openspeak.presence.history.redis.RedisHistoryStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HistoryFactsTest {

    private static final Duration LEASES_CHANGE_HANDS = Duration.ofMinutes(1);
    private static final ChannelId STAGE = new ChannelId("stage");

    private final HistoryRig rig = new HistoryRig(Map.of());
    private final List<HistoryFacts> pods = new ArrayList<>();

    @AfterEach
    void stop() {
        pods.forEach(pod -> pod.stop(new ShutdownEvent()));
        rig.close();
    }

    private HistoryFacts start(String pod, HistoryKeeping keeping) {
        HistoryFacts facts =
                new HistoryFacts(keeping, rig.log, rig.client(), rig.client(), new PodId(pod), Clock.systemUTC());
        pods.add(facts);
        facts.start(new StartupEvent());
        return facts;
    }

    private List<Kind> kinds(UserId user) {
        return get(rig.entries.after(user, EntryId.START, Instant.ofEpochMilli(Long.MAX_VALUE), 100)).stream()
                .map(Kept::entry)
                .map(Entry::kind)
                .toList();
    }

    /** A pod that is killed when its visits are written and its entries are not. */
    private final class Dying extends RedisHistoryStore {
        private final AtomicInteger reached = new AtomicInteger();

        Dying() {
            super(rig.client(), rig.log, rig.settings);
        }

        @Override
        public Uni<Boolean> record(UserId user, Known known, Offset fact, Recording recording, Instant now) {
            if (recording.began().isEmpty()) {
                return super.record(user, known, fact, recording, now);
            }
            reached.incrementAndGet();
            return Uni.createFrom().nothing();
        }
    }

    @Test
    void podThatDies_betweenVisitsAndEntries_isFollowedByOneThatFinishes() {
        Dying entries = new Dying();
        HistoryFacts dying = start("pod-1", new HistoryKeeping(entries, rig.visits, rig.settings, rig.clock));
        rig.happens(ALICE, connected(PHONE));
        rig.happens(ALICE, new Input.SeatTaken(STAGE, 1, null));
        await().atMost(LEASES_CHANGE_HANDS).until(() -> entries.reached.get() == 1);
        assertThat(kinds(ALICE)).containsExactly(Kind.LOGIN);

        dying.stop(new ShutdownEvent());
        start("pod-2", rig.keeping);
        rig.later(10).happens(ALICE, new Input.SeatLeft(1));

        await().atMost(LEASES_CHANGE_HANDS)
                .untilAsserted(() -> assertThat(kinds(ALICE)).containsExactly(Kind.LOGIN, Kind.CHANNEL, Kind.CHANNEL));
        assertThat(get(rig.reading.visitors(STAGE, at(5)))).containsExactly(ALICE);
        assertThat(get(rig.reading.visitors(STAGE, at(10)))).isEmpty();
    }

    @Test
    void podThatDies_whileItsUserIsErased_leavesNoVisit() {
        Dying entries = new Dying();
        HistoryFacts dying = start("pod-1", new HistoryKeeping(entries, rig.visits, rig.settings, rig.clock));
        rig.happens(ALICE, connected(PHONE));
        rig.happens(ALICE, new Input.SeatTaken(STAGE, 1, null));
        await().atMost(LEASES_CHANGE_HANDS).until(() -> entries.reached.get() == 1);
        dying.stop(new ShutdownEvent());

        rig.erase(ALICE);
        start("pod-2", rig.keeping);
        rig.later(10);
        rig.happens(ALICE, new Input.SeatLeft(1));

        await().atMost(LEASES_CHANGE_HANDS)
                .untilAsserted(() -> assertThat(kinds(ALICE)).containsExactly(Kind.SNAPSHOT));
        assertThat(get(rig.reading.visitors(STAGE, at(5)))).isEmpty();
    }

    @Test
    void manyFacts_areAllTaken() {
        start("pod-1", rig.keeping);
        start("pod-2", rig.keeping);
        for (int i = 1; i <= 50; i++) {
            rig.happens(new UserId("user-" + i), connected(PHONE));
            rig.happens(new UserId("user-" + i), new Input.SeatTaken(STAGE, 1, null));
        }

        await().atMost(LEASES_CHANGE_HANDS)
                .untilAsserted(() ->
                        assertThat(get(rig.reading.visitors(STAGE, at(0)))).hasSize(50));
    }
}
