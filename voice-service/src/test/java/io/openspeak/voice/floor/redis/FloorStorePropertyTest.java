package io.openspeak.voice.floor.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.voice.floor.FloorSettings;
import io.openspeak.voice.floor.TestFloors;
import io.openspeak.voice.floor.domain.ChannelFloor;
import io.openspeak.voice.floor.domain.FloorInput;
import io.openspeak.voice.v1.VoiceFact;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * The scripts against a simple model, while three pods whose clocks differ read, stall, write and renew in any order: a write goes
 * through exactly if nobody was in between, each one leaves one fact, tokens grow, and never may two talk.
 */
@SuppressWarnings("NullAway.Init")
class FloorStorePropertyTest {

    private static final FloorSettings SETTINGS =
            TestFloors.settings(Map.of("longest-talk", "12s", "queue-wait", "6s", "max-queue", "3"));
    private static final PartitionedLog LOG = new PartitionedLog("voice", 2);
    private static final AtomicLong NEXT = new AtomicLong();

    private static TestFloors redis;
    private static Redis client;

    @BeforeContainer
    static void begin() {
        redis = new TestFloors();
        client = redis.client();
    }

    @AfterContainer
    static void end() {
        redis.close();
    }

    /** What happens next. */
    sealed interface Step {

        /** Time goes on. */
        record Passes(long millis) implements Step {}

        /** A pod reads, decides, and stalls before it writes. */
        record Begins(int pod, int party, Wish wish, int priority) implements Step {}

        /** It goes on and writes. */
        record Writes(int pod) implements Step {}

        /** A pod sends a renewal for whom it serves. */
        record Renews(int pod) implements Step {}

        /** Redis gets it, and the pod its answer. */
        record Renewed(int pod) implements Step {}

        /** A pod reads what the log tells. */
        record Folds(int pod) implements Step {}
    }

    enum Wish {
        ASK,
        RELEASE,
        LEAVE,
        SILENT,
        PASS
    }

    @Property(tries = 400)
    void pods_inAnyOrder_agree(@ForAll("steps") @Size(min = 20, max = 120) List<Step> steps) {
        ChannelId channel = new ChannelId("c" + NEXT.incrementAndGet());
        RedisFloorStore store = new RedisFloorStore(client, LOG, SETTINGS);
        long factsBefore = facts(channel).size();
        FloorModel model = new FloorModel(channel, store, SETTINGS.terms());

        for (Step step : steps) {
            switch (step) {
                case Step.Passes(long millis) -> model.pass(millis);
                case Step.Begins begins -> model.begin(begins.pod(), begins.party(), input(begins, model));
                case Step.Writes(int pod) -> model.write(pod);
                case Step.Renews(int pod) -> model.renew(pod);
                case Step.Renewed(int pod) -> model.renewed(pod);
                case Step.Folds(int pod) -> model.fold(pod);
            }
            model.check();
        }

        assertThat(store.find(channel).await().indefinitely()).isEqualTo(model.stored());
        List<VoiceFact> facts = facts(channel);
        assertThat(facts.subList((int) factsBefore, facts.size()).stream()
                        .map(fact -> fact.getFloor().getVersion()))
                .isEqualTo(model.versions());
        List<ChannelFloor> all = store.all()
                .filter(floor -> floor.channel().equals(channel))
                .collect()
                .asList()
                .await()
                .indefinitely();
        assertThat(all).hasSize(model.stored().idle() ? 0 : 1);
    }

    private static FloorInput input(Step.Begins begins, FloorModel model) {
        var party = FloorModel.party(begins.pod(), begins.party());
        return switch (begins.wish()) {
            case ASK -> new FloorInput.Ask(party, begins.priority(), begins.priority() != 0 || begins.party() == 0);
            case RELEASE -> new FloorInput.Release(party, 0);
            case LEAVE -> new FloorInput.Leave(party, io.openspeak.voice.floor.domain.FloorReason.LOST);
            case SILENT -> new FloorInput.Silent(model.tokenKnownTo(begins.pod()));
            case PASS -> new FloorInput.Pass();
        };
    }

    private static List<VoiceFact> facts(ChannelId channel) {
        Response entries = new RedisCommands(client)
                .send(Command.XRANGE, LOG.stream(LOG.partitionOf(channel.value())), "-", "+")
                .await()
                .indefinitely();
        List<VoiceFact> facts = new ArrayList<>();
        for (Response entry : entries) {
            try {
                VoiceFact fact = VoiceFact.parseFrom(
                        entry.get(1).get(entry.get(1).size() - 1).toBytes());
                if (fact.getChannelId().equals(channel.value())) {
                    facts.add(fact);
                }
            } catch (com.google.protobuf.InvalidProtocolBufferException broken) {
                throw new IllegalStateException(broken);
            }
        }
        return facts;
    }

    @Provide
    static Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> pods = Arbitraries.integers().between(0, FloorModel.PODS - 1);
        Arbitrary<Integer> parties = Arbitraries.integers().between(0, 1);
        Arbitrary<Wish> wishes = Arbitraries.frequency(
                Tuple.of(6, Wish.ASK),
                Tuple.of(2, Wish.RELEASE),
                Tuple.of(1, Wish.LEAVE),
                Tuple.of(1, Wish.SILENT),
                Tuple.of(4, Wish.PASS));
        Arbitrary<Integer> priorities = Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(2, 1), Tuple.of(1, 2));
        Arbitrary<Step> passes =
                Arbitraries.of(1L, 20L, 150L, 200L, 500L, 900L, 2_000L, 3_500L).map(Step.Passes::new);
        Arbitrary<Step> begins =
                Combinators.combine(pods, parties, wishes, priorities).as(Step.Begins::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(5, passes),
                        Tuple.of(6, begins),
                        Tuple.of(7, pods.map(Step.Writes::new)),
                        Tuple.of(4, pods.map(Step.Renews::new)),
                        Tuple.of(5, pods.map(Step.Renewed::new)),
                        Tuple.of(4, pods.map(Step.Folds::new)))
                .list();
    }
}
