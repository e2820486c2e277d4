package io.openspeak.channel.redis;

import io.openspeak.channel.Outcome;
import io.openspeak.channel.contract.ChannelFacts;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.redis.log.FactAppend;
import io.openspeak.platform.redis.log.LogPosition;
import io.vertx.mutiny.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Arguments and answers of the scripts that change channels, and what is in them. */
final class Written {

    private Written() {}

    /** First arguments of a script that tells of this fact; others may be added. */
    static List<Object> arguments(ChannelFact fact) {
        return new ArrayList<>(
                FactAppend.arguments(ChannelFacts.TYPE, fact.getAt(), FailureLog.traceId(), fact.toByteArray()));
    }

    /** What a script answered that wrote to that partition. */
    static Outcome outcome(int partition, @Nullable Response answer) {
        Response words = Objects.requireNonNull(answer);
        String word = words.get(0).toString();
        return switch (word) {
            case "made" ->
                new Outcome.Made(
                        position(partition, words),
                        words.get(3).toLong(),
                        words.get(4).toInteger());
            case "exists" -> new Outcome.Exists();
            case "full" -> new Outcome.Full();
            case "no_channel" -> new Outcome.NoChannel();
            case "changed" -> new Outcome.Changed();
            case "given_up", "fenced" -> new Outcome.Overtaken();
            default -> throw new IllegalStateException("a script answered '" + word + "'");
        };
    }

    /** Where the fact stands, of an answer {@code {"made", epoch, entry id, ...}}; without an epoch nothing was told. */
    static LogPosition position(int partition, Response made) {
        String epoch = made.get(1).toString();
        return epoch.isEmpty()
                ? LogPosition.NOWHERE
                : LogPosition.of(partition, epoch, EntryId.parse(made.get(2).toString()));
    }
}
