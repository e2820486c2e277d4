package io.openspeak.channel.redis;

import static io.openspeak.channel.redis.Pods.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.platform.failures.Breakdown;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.testing.RealRedis;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Pods on which many random acts are done at the same time, batch by batch, and what was answered. */
final class ActsAtOnce implements AutoCloseable {

    /** Longer than others wait before they go on with what somebody began. */
    private static final Duration LONG_AFTER = Duration.ofSeconds(31);

    private static final Pattern COMMANDS = Pattern.compile("total_commands_processed:(\\d+)");

    final Pods pods;
    private final int voiceChannels;
    private final RandomActs acts;
    private final RandomRuns.History history;
    private final List<Answer> answered = new ArrayList<>();

    ActsAtOnce(RandomRuns.Run run, RandomRuns.History history, RealRedis server) {
        voiceChannels = 1 + (int) (run.seed() % 2);
        pods = new Pods(
                Map.of(
                        "openspeak.partitions",
                        String.valueOf(run.seed() % 2 == 0 ? 16 : 5),
                        "openspeak.channel.voice-channels-per-user",
                        String.valueOf(voiceChannels),
                        "openspeak.channel.max-bans",
                        "4",
                        "openspeak.channel.max-invitations",
                        "4"),
                server);
        acts = new RandomActs(run.seed(), pods.clock);
        this.history = history;
        pods.start();
    }

    /** Begins that many acts on those pods in turn. */
    CompletableFuture<List<Answer>> begin(int count, TestPod... on) {
        pods.clock.advance(Duration.ofSeconds(5));
        List<Uni<Answer>> begun = IntStream.range(0, count)
                .mapToObj(i -> acts.next().by(on[i % on.length]))
                .toList();
        return Uni.join().all(begun).andFailFast().subscribeAsCompletionStage();
    }

    /** Waits until Redis has run that many commands more, or the acts are done. */
    void awaitCommands(CompletableFuture<List<Answer>> begun, int commands) {
        long until = commandsSoFar() + commands;
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> begun.isDone() || commandsSoFar() >= until);
    }

    private long commandsSoFar() {
        String stats = String.valueOf(done(pods.redis.send(Command.INFO, "stats")));
        Matcher count = COMMANDS.matcher(stats);
        assertThat(count.find()).as(stats).isTrue();
        return Long.parseLong(count.group(1));
    }

    /** Waits for their answers; the pods must not have broken down for a reason other than that. */
    void end(CompletableFuture<List<Answer>> begun, boolean mayBeUnavailable) {
        List<Answer> answers = done(Uni.createFrom().completionStage(begun));
        for (Answer answer : answers) {
            history.add(answer);
            assertThat(answer.outcome()).as("%s", answer).isNotEqualTo(Reason.INTERNAL_ERROR.wireName());
            assertThat(mayBeUnavailable || !answer.outcome().equals(Reason.UNAVAILABLE.wireName()))
                    .as("%s", answer)
                    .isTrue();
            if (answer.act().isFact() && answer.outcome().equals(Reason.UNAVAILABLE.wireName())) {
                untilItIsDone(() -> answer.act().real().apply(pods.one));
            }
        }
        answered.addAll(answers);
    }

    /** All that follows from what was done is done, and everything fits together. */
    void assertAllIsWell() {
        pods.clock.advance(LONG_AFTER);
        IntStream.range(0, 4).forEach(i -> untilItIsDone(pods.pod(i).sweeper::sweep));
        Quiescence.of(pods);
        Invariants.assertHold(pods, acts.cast.users, voiceChannels);
        answered.forEach(this::assertIsInTheLog);
        answered.clear();
    }

    /** As workers and sweepers do: while something is out of reach, it is tried again. */
    private static void untilItIsDone(Supplier<Uni<?>> act) {
        await().ignoreExceptionsInstanceOf(Breakdown.class).until(() -> {
            done(act.get());
            return true;
        });
    }

    private void assertIsInTheLog(Answer answer) {
        answer.position().offsets().forEach((partition, offset) -> {
            if (!offset.entry().equals(EntryId.START)) {
                var found = done(pods.redis.send(
                        Command.XRANGE, pods.keys.log().stream(partition), offset.entry(), offset.entry()));
                assertThat(found).as("fact of %s", answer).hasSize(1);
            }
        });
    }

    @Override
    public void close() {
        pods.close();
    }
}
