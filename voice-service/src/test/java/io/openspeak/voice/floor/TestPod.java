package io.openspeak.voice.floor;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogFollower;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.voice.floor.domain.ChannelFloor;
import io.openspeak.voice.floor.domain.FloorAnswer;
import io.openspeak.voice.floor.domain.FloorReason;
import io.openspeak.voice.floor.domain.Standing;
import io.openspeak.voice.floor.events.FloorView;
import io.openspeak.voice.floor.redis.RedisFloorStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Floor control as one pod runs it, with people who press the key and talk. */
final class TestPod implements AutoCloseable {

    static final PartitionedLog LOG = new PartitionedLog("voice", 4);

    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final Map<String, Standing> standings = new ConcurrentHashMap<>();
    final Floors floors;
    private final LogFollower follower;
    private final FloorTimers timers = new FloorTimers();
    private final ScheduledExecutorService speech = Executors.newSingleThreadScheduledExecutor();
    private final List<Talker> talkers = new ArrayList<>();

    TestPod(String id, TestFloors redis, FloorSettings settings) {
        RedisFloorStore store = new RedisFloorStore(redis.client(), LOG, settings);
        floors = new Floors(
                store,
                settings,
                (channel, user, session) ->
                        Optional.of(standings.getOrDefault(user.value(), new Standing(true, true, false, true, true))),
                timers,
                new FloorMetrics(metrics),
                new PodId(id),
                Clock.systemUTC(),
                System::nanoTime);
        follower = LogFollower.ofOwnLog(redis.client(), LOG, new FloorView(store, floors));
        follower.start();
        Awaitility.await().until(follower::loaded);
    }

    Talker talker(ChannelId channel, String user) {
        return talker(channel, user, user + "-device");
    }

    Talker talker(ChannelId channel, String user, String session) {
        Talker talker = new Talker();
        talker.seat = floors.enter(channel, new Entrant(new UserId(user), session, user + "-connection"), talker);
        talkers.add(talker);
        return talker;
    }

    double count(String name, String... tags) {
        var counter = metrics.find("openspeak.voice.floor." + name).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }

    /** Stops as if the process was gone: nothing is written any more. */
    @Override
    public void close() {
        speech.shutdownNow();
        timers.close();
        follower.stop();
    }

    /** Somebody with a key to press. */
    @SuppressWarnings("NullAway.Init")
    final class Talker implements FloorWatcher {

        FloorSeat seat;
        final List<ChannelFloor> told = new CopyOnWriteArrayList<>();
        final List<FloorReason> warned = new CopyOnWriteArrayList<>();
        volatile boolean talking;

        FloorAnswer ask(int priority) {
            return ask(priority, true, "");
        }

        FloorAnswer ask(int priority, boolean mayWait, String commandId) {
            return seat.request(priority, mayWait, commandId).await().atMost(Duration.ofSeconds(30));
        }

        long granted() {
            return ((FloorAnswer.Granted) ask(0)).token();
        }

        /** Token under which a frame would be heard just now. */
        long token() {
            return seat.token(System.nanoTime());
        }

        boolean heard() {
            return seat.speak(0, System.nanoTime()) != 0;
        }

        Talker talks() {
            talking = true;
            speech.scheduleAtFixedRate(
                    () -> {
                        if (talking) {
                            seat.speak(0, System.nanoTime());
                        }
                    },
                    0,
                    20,
                    TimeUnit.MILLISECONDS);
            return this;
        }

        List<FloorReason> reasons() {
            return told.stream().map(ChannelFloor::why).toList();
        }

        @Override
        public void changed(ChannelFloor floor) {
            told.add(floor);
        }

        @Override
        public void opened() {}

        @Override
        public void closed() {}

        @Override
        public void endingSoon(ChannelFloor floor) {
            warned.add(FloorReason.ENDING_SOON);
        }
    }
}
