package io.openspeak.channel.redis;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Which random lives are lived: by default two short ones, always the same. {@code -Dopenspeak.model.seed=<n>},
 * {@code -Dopenspeak.model.runs=<n>} and {@code -Dopenspeak.model.acts=<n>} (or environment variables {@code OPENSPEAK_MODEL_SEED} and so
 * on) make others, more and longer ones; the seeds are {@code seed}, {@code seed + 1} and so on.
 */
final class RandomRuns {

    private static final int REMEMBERED = 60;

    private RandomRuns() {}

    static Stream<Run> all() {
        long first = setting("seed", 1);
        return LongStream.range(first, first + setting("runs", 2))
                .mapToObj(seed -> new Run(seed, (int) setting("acts", 240)));
    }

    private static long setting(String name, long usual) {
        String environment = System.getenv("OPENSPEAK_MODEL_" + name.toUpperCase(Locale.ROOT));
        return Long.getLong("openspeak.model." + name, environment == null ? usual : Long.parseLong(environment));
    }

    /** One life. */
    record Run(long seed, int acts) {

        /** Lives it; a failure says by which seed and after which acts. */
        void report(Consumer<History> life) {
            History history = new History();
            try {
                life.accept(history);
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError(
                        "seed " + seed + ", act " + history.count + "; the last ones:\n" + history, failed);
            }
        }
    }

    /** The last acts and what became of them. */
    static final class History {

        private final Deque<Answer> last = new ArrayDeque<>();
        private int count;

        synchronized void add(Answer answer) {
            count++;
            last.add(answer);
            if (last.size() > REMEMBERED) {
                last.remove();
            }
        }

        @Override
        public synchronized String toString() {
            StringBuilder text = new StringBuilder();
            last.forEach(answer -> text.append("  ").append(answer).append('\n'));
            return text.toString();
        }
    }
}
