package io.openspeak.platform.redis;

import io.vertx.mutiny.redis.client.Response;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Items of a list or set that Redis answered; nil has none. */
public final class Items {

    private Items() {}

    /** All of them. */
    public static Stream<Response> of(@Nullable Response list) {
        return list == null ? Stream.empty() : StreamSupport.stream(list.spliterator(), false);
    }

    /** All of them as text. */
    public static List<String> texts(@Nullable Response list) {
        return of(list).map(Response::toString).toList();
    }
}
