package io.openspeak.presence.history.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.presence.history.domain.Part.Devices;
import io.openspeak.presence.history.domain.Part.Place;
import io.openspeak.presence.history.domain.Part.Seen;
import io.openspeak.presence.history.domain.Part.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A user's whole presence at an instant, as the user itself saw it. */
public record Portrait(Devices devices, Standing standing, Place place, Seen seen) {

    /** How many parts one has. */
    static final int PARTS = 4;

    /** Of somebody of whom nothing is known. */
    static final Portrait NOBODY = new Portrait(Devices.NONE, Standing.OFFLINE, Place.NOWHERE, new Seen(null));

    /** All parts. */
    public List<Part> parts() {
        return List.of(devices, standing, place, seen);
    }

    /** Those parts that are others than before. */
    List<Part> changesSince(Portrait before) {
        List<Part> known = before.parts();
        return parts().stream().filter(part -> !known.contains(part)).toList();
    }

    /** This with another part. */
    Portrait with(Part part) {
        return switch (part) {
            case Devices changed -> new Portrait(changed, standing, place, seen);
            case Standing changed -> new Portrait(devices, changed, place, seen);
            case Place changed -> new Portrait(devices, standing, changed, seen);
            case Seen changed -> new Portrait(devices, standing, place, changed);
        };
    }

    /** This with the time since which it sits where it does: as before if it sat there before, else from now on. */
    Portrait seatedAfter(Portrait before, Instant now) {
        ChannelId channel = place.channel();
        if (channel == null) {
            return with(Place.NOWHERE);
        }
        return sitsAsIn(before) ? with(before.place) : with(new Place(channel, now));
    }

    /** True if it sits in the same channel. */
    boolean sitsAsIn(Portrait other) {
        return Objects.equals(place.channel(), other.place.channel());
    }
}
