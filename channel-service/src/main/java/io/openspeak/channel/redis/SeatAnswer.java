package io.openspeak.channel.redis;

import io.openspeak.channel.SeatStore.Outcome;
import io.vertx.mutiny.redis.client.Response;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What scripts on seats, rules, bans and invitations answered. */
final class SeatAnswer {

    private SeatAnswer() {}

    static Outcome outcome(int partition, @Nullable Response answered) {
        Response answer = Objects.requireNonNull(answered);
        String word = answer.get(0).toString();
        return switch (word) {
            case "made" ->
                new Outcome.Made(
                        Written.position(partition, answer),
                        answer.get(3).toLong(),
                        answer.get(4).toInteger());
            case "full" -> new Outcome.Full();
            case "no_channel" -> new Outcome.NoChannel();
            case "changed" -> new Outcome.Changed();
            default -> throw new IllegalStateException("a script answered '" + word + "'");
        };
    }
}
