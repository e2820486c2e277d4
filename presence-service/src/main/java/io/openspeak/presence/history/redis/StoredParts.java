package io.openspeak.presence.history.redis;

import static io.openspeak.presence.contract.StateMapping.instant;
import static io.openspeak.presence.contract.StateMapping.millis;

import com.google.protobuf.InvalidProtocolBufferException;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.presence.history.contract.PortraitMapping;
import io.openspeak.presence.history.domain.Part;
import io.openspeak.presence.history.domain.Part.Devices;
import io.openspeak.presence.history.domain.Part.Place;
import io.openspeak.presence.history.domain.Part.Seen;
import io.openspeak.presence.history.domain.Part.Standing;
import io.openspeak.presence.history.domain.Portrait;
import io.openspeak.presence.v1.UserPresence;
import io.vertx.mutiny.redis.client.Response;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parts of portraits as the store holds them: a letter says which, bytes or text hold it. */
final class StoredParts {

    /** In the order of {@link Portrait#parts}. */
    static final List<String> NAMES = List.of("d", "s", "c", "l");

    private StoredParts() {}

    /** What is stored of a portrait, in the order of {@link #NAMES}. */
    static List<Object> values(Portrait portrait) {
        return portrait.parts().stream().map(StoredParts::value).toList();
    }

    /** The names of parts, one after the other. */
    static String names(List<Part> parts) {
        return parts.stream().map(StoredParts::name).collect(Collectors.joining());
    }

    /** Reads values in the order of {@link #NAMES}. */
    static Portrait portrait(List<Response> values) {
        return new Portrait(
                PortraitMapping.devices(presence(values.get(0))),
                PortraitMapping.standing(presence(values.get(1))),
                place(values.get(2).toString()),
                seen(values.get(3)));
    }

    /** Reads a part. */
    static Part part(String name, Response value) {
        return switch (name) {
            case "d" -> PortraitMapping.devices(presence(value));
            case "s" -> PortraitMapping.standing(presence(value));
            case "c" -> place(value.toString());
            case "l" -> seen(value);
            default -> throw new IllegalStateException("'" + name + "' is none of " + NAMES);
        };
    }

    private static String name(Part part) {
        return switch (part) {
            case Devices devices -> "d";
            case Standing standing -> "s";
            case Place place -> "c";
            case Seen seen -> "l";
        };
    }

    private static Object value(Part part) {
        return switch (part) {
            case Devices devices -> PortraitMapping.presence(devices).toByteArray();
            case Standing standing -> PortraitMapping.presence(standing).toByteArray();
            case Place place -> text(place.channel(), place.since());
            case Seen seen -> millis(seen.last());
        };
    }

    private static String text(@Nullable ChannelId channel, @Nullable Instant since) {
        return channel == null ? "" : millis(since) + " " + channel;
    }

    private static Place place(String text) {
        int space = text.indexOf(' ');
        return space < 0
                ? Place.NOWHERE
                : new Place(
                        new ChannelId(text.substring(space + 1)), instant(Long.parseLong(text.substring(0, space))));
    }

    private static Seen seen(Response millis) {
        return new Seen(instant(millis.toLong()));
    }

    private static UserPresence presence(Response bytes) {
        try {
            return UserPresence.parseFrom(bytes.toBytes());
        } catch (InvalidProtocolBufferException corrupt) {
            throw new IllegalStateException("a part of a history can't be read", corrupt);
        }
    }
}
