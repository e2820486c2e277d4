package io.openspeak.channel.redis;

import io.vertx.mutiny.redis.client.Response;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Items of a list that Redis answered. */
final class Items {

    private Items() {}

    static Stream<Response> of(@Nullable Response list) {
        return list == null ? Stream.empty() : StreamSupport.stream(list.spliterator(), false);
    }
}
