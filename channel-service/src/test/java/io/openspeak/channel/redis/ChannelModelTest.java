package io.openspeak.channel.redis;

import static io.openspeak.channel.redis.Pods.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.model.ChannelModel;
import io.openspeak.channel.model.ModelState;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random acts of many people through two pods, one after the other: each answer is the model's, and so is everything that the
 * store holds, that both views hold, and that the log tells. {@link RandomRuns} says how to make longer runs.
 */
class ChannelModelTest {

    private static final int COMPARED_EVERY = 20;

    @ParameterizedTest
    @MethodSource("io.openspeak.channel.redis.RandomRuns#all")
    void acts_oneAfterTheOther_areTheModels(RandomRuns.Run run) {
        int voiceChannels = 1 + (int) (run.seed() % 2);
        Map<String, String> settings = Map.of(
                "openspeak.partitions",
                String.valueOf(run.seed() % 2 == 0 ? 16 : 5),
                "openspeak.channel.voice-channels-per-user",
                String.valueOf(voiceChannels),
                "openspeak.channel.max-bans",
                "4",
                "openspeak.channel.max-invitations",
                "4");
        try (Pods pods = new Pods(settings)) {
            pods.start();
            run.report(history ->
                    live(pods, new ChannelModel(new ChannelModel.Limits(voiceChannels, 4, 4)), run, history));
        }
    }

    private static void live(Pods pods, ChannelModel model, RandomRuns.Run run, RandomRuns.History history) {
        RandomActs acts = new RandomActs(run.seed(), pods.clock);
        for (int i = 1; i <= run.acts(); i++) {
            pods.clock.advance(Duration.ofMillis(500 + acts.cast.random.nextInt(3000)));
            model.setTime(pods.clock.instant());
            RandomAct act = acts.next();
            String expected = act.by(model);

            Answer answer = done(act.by(pods.pod(acts.cast.random.nextInt(2))));

            history.add(answer);
            assertThat(answer.outcome()).as("%s", act).isEqualTo(expected);
            Quiescence.ofWorkers(pods);
            // How deep the tree is below a channel that is moved is looked up in the pod's view.
            Quiescence.ofViews(pods, answer.position());
            if (i % COMPARED_EVERY == 0) {
                sweep(pods);
                model.directory.sweep();
                Quiescence.of(pods);
                assertSame(pods, model, acts.cast);
            }
        }
    }

    /** Twice on each pod: a lease that ran out is first given up, then taken. */
    private static void sweep(Pods pods) {
        for (int i = 0; i < 4; i++) {
            done(pods.pod(i).sweeper.sweep());
        }
    }

    private static void assertSame(Pods pods, ChannelModel model, Cast cast) {
        Map<String, Object> stored = StoredState.of(pods, cast.users);
        ToldState.assertSame("store", stored, ModelState.of(model));
        ToldState.assertTold(pods, stored, cast.users);
        assertThat(left(pods)).containsExactlyInAnyOrderElementsOf(model.left());
    }

    private static List<ChannelModel.Left> left(Pods pods) {
        return pods.facts().stream()
                .filter(ChannelFact::hasMemberLeft)
                .map(fact -> new ChannelModel.Left(
                        new ChannelId(fact.getChannelId()),
                        new UserId(fact.getMemberLeft().getUserId()),
                        LeaveReason.valueOf(
                                fact.getMemberLeft().getReason().name().substring("LEAVE_REASON_".length())),
                        Optional.of(fact.getMemberLeft().getMovedToChannelId())
                                .filter(id -> !id.isEmpty())
                                .map(ChannelId::new)))
                .toList();
    }
}
