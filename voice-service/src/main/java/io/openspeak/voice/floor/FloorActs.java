package io.openspeak.voice.floor;

import io.openspeak.platform.failures.Breakdown;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.voice.floor.FloorStore.Reply;
import io.openspeak.voice.floor.FloorStore.Write;
import io.openspeak.voice.floor.domain.ChannelFloor;
import io.openspeak.voice.floor.domain.FloorAnswer;
import io.openspeak.voice.floor.domain.FloorInput;
import io.openspeak.voice.floor.domain.FloorRules;
import io.openspeak.voice.routing.domain.Ticker;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Changes floors: reads one, lets the rules say what an input makes of it, and writes it if nobody else wrote meanwhile, else starts
 * over. So each change has one writer and one fact, however many pods try.
 */
final class FloorActs {

    private static final int TRIES = 20;
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(2);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMillis(50);

    private final FloorStore store;
    private final FloorRules rules;
    private final PodId pod;
    private final Clock clock;
    private final Ticker ticker;
    private final FloorMetrics metrics;

    FloorActs(FloorStore store, FloorRules rules, PodId pod, Clock clock, Ticker ticker, FloorMetrics metrics) {
        this.store = store;
        this.rules = rules;
        this.pod = pod;
        this.clock = clock;
        this.ticker = ticker;
        this.metrics = metrics;
    }

    /** What of this pod's own view an act must know and tell. */
    interface View {

        /** The newest version that was seen here. */
        long version();

        /** The floor is about to become this: who loses it here stops before that is written. Returns what to do once it is, or is not. */
        Runnable closing(ChannelFloor after);

        /** The store holds this. */
        void seen(ChannelFloor floor);

        /**
         * This pod wrote this.
         *
         * @param start {@link Ticker} time before: a lease that it grants counts from then
         */
        void written(ChannelFloor floor, long start);
    }

    /** Applies an input. */
    Uni<ChannelFloor> apply(ChannelId channel, View view, FloorInput input) {
        return again(() -> attempt(channel, view, input));
    }

    /** Asks for a floor; the answer to a command that was carried out before is the one that it got then. */
    Uni<FloorAnswer> ask(FloorAsk ask, View view) {
        return again(() -> attempt(ask, view));
    }

    /** Tells the log that somebody did not get a floor. */
    Uni<FloorAnswer> deny(FloorAsk ask, FloorAnswer.Denied answer) {
        return store.deny(ask, answer, clock.instant());
    }

    private Uni<ChannelFloor> attempt(ChannelId channel, View view, FloorInput input) {
        long start = ticker.nanos();
        return store.find(channel).chain(read -> {
            ChannelFloor before = read.noOlderThan(view.version());
            ChannelFloor after = rules.apply(before, input, pod, clock.instant());
            if (after == before) {
                view.seen(read);
                return Uni.createFrom().item(before);
            }
            return write(read, after, view, Optional.empty(), start).replaceWith(after);
        });
    }

    private Uni<FloorAnswer> attempt(FloorAsk ask, View view) {
        long start = ticker.nanos();
        return store.find(ask.channel()).chain(read -> {
            ChannelFloor before = read.noOlderThan(view.version());
            ChannelFloor after = rules.apply(before, ask.input(), pod, clock.instant());
            FloorAnswer answer = FloorRules.answer(after, ask.input());
            boolean denied = answer instanceof FloorAnswer.Denied;
            Optional<Reply> reply = ask.named().map(named -> new Reply(named, answer));
            Uni<FloorAnswer> written;
            if (after == before) {
                view.seen(read);
                written = denied ? Uni.createFrom().item(answer) : keep(reply, answer);
            } else {
                written = write(read, after, view, denied ? Optional.empty() : reply, start)
                        .map(first -> first.orElse(answer));
            }
            return written.chain(told -> told instanceof FloorAnswer.Denied refusal
                    ? deny(ask, refusal)
                    : Uni.createFrom().item(told));
        });
    }

    private Uni<FloorAnswer> keep(Optional<Reply> reply, FloorAnswer answer) {
        return reply.map(store::keep).orElseGet(() -> Uni.createFrom().item(answer));
    }

    private Uni<Optional<FloorAnswer>> write(
            ChannelFloor read, ChannelFloor after, View view, Optional<Reply> reply, long start) {
        Runnable closed = view.closing(after);
        return store.write(read, after, reply)
                .<Optional<FloorAnswer>>map(outcome -> switch (outcome) {
                    case Write.Done done -> {
                        metrics.written(read, after);
                        view.written(after, start);
                        yield Optional.empty();
                    }
                    case Write.Repeated(FloorAnswer answer) -> Optional.of(answer);
                    case Write.Outdated outdated -> throw new WrittenMeanwhile();
                })
                .onTermination()
                .invoke(closed);
    }

    private static <T> Uni<T> again(Supplier<Uni<T>> attempt) {
        return Uni.createFrom()
                .deferred(attempt::get)
                .onFailure(WrittenMeanwhile.class)
                .retry()
                .withBackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF)
                .atMost(TRIES)
                .onFailure(WrittenMeanwhile.class)
                .transform(contended -> new Breakdown(Reason.UNAVAILABLE, contended));
    }

    private static final class WrittenMeanwhile extends RuntimeException {
        WrittenMeanwhile() {
            super("another pod wrote first", null, false, false);
        }
    }
}
