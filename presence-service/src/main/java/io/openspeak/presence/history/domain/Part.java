package io.openspeak.presence.history.domain;

import io.openspeak.platform.identity.ChannelId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a user's presence; an entry of the history holds those that changed. */
public sealed interface Part {

    /**
     * Who is there and with what.
     *
     * @param name display name
     * @param connectedAt start of the oldest session; null: there is none
     * @param devices each connected device
     */
    record Devices(
            String name,
            @Nullable Instant connectedAt,
            boolean microphoneMuted,
            boolean speakerMuted,
            String clientVersion,
            String platform,
            List<Device> devices)
            implements Part {

        /** Of somebody of whom nothing is known. */
        static final Devices NONE = new Devices("", null, false, false, "", "", List.of());

        public Devices {
            devices = List.copyOf(devices);
        }
    }

    /**
     * One device.
     *
     * @param kind for example {@code mobile}
     * @param status its own, by name
     */
    record Device(String kind, String status) {}

    /**
     * How the user stands to others.
     *
     * @param status by name, for example {@code ONLINE}
     * @param text custom text; empty: none
     * @param claimUntil when the claimed status or text ends; null: never
     * @param reconnectingUntil set while only reconnecting sessions are left
     */
    record Standing(
            String status,
            String text,
            @Nullable Instant claimUntil,
            @Nullable Instant reconnectingUntil) implements Part {

        /** Without a session. */
        public static final Standing OFFLINE = new Standing("OFFLINE", "", null, null);

        /** True with a session, seen by others or not. */
        public boolean present() {
            return !status.equals(OFFLINE.status());
        }
    }

    /**
     * Where the user sits.
     *
     * @param channel null: nowhere
     * @param since when it sat down there; null: nowhere
     */
    record Place(@Nullable ChannelId channel, @Nullable Instant since) implements Part {

        /** In no channel. */
        public static final Place NOWHERE = new Place(null, null);
    }

    /**
     * The last sign of life.
     *
     * @param last null: none is known
     */
    record Seen(@Nullable Instant last) implements Part {}
}
