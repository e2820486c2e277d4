package io.openspeak.channel.redis;

import io.openspeak.channel.model.ChannelModel;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Something that somebody does, to be done by a pod or by the model.
 *
 * @param words for people who read about a failed test
 * @param isFact it follows from a fact of another service, so a worker does it again until it is done
 */
record RandomAct(String words, boolean isFact, Function<TestPod, Uni<?>> real, Consumer<ChannelModel> modelled) {

    /** Something that somebody asks for. */
    RandomAct(String words, Function<TestPod, Uni<?>> real, Consumer<ChannelModel> modelled) {
        this(words, false, real, modelled);
    }

    /** What the pod answers: {@code ok}, or the reason of the failure, also if we are to blame. */
    Uni<Answer> by(TestPod pod) {
        return Uni.createFrom()
                .deferred(() -> real.apply(pod))
                .map(given -> new Answer(this, "ok", Answer.position(given)))
                .onFailure()
                .recoverWithItem(
                        failure -> new Answer(this, Failure.of(failure).reason().wireName(), LogPosition.NOWHERE));
    }

    /** What the model answers. */
    String by(ChannelModel model) {
        return model.outcome(() -> modelled.accept(model));
    }

    @Override
    public String toString() {
        return words;
    }
}
