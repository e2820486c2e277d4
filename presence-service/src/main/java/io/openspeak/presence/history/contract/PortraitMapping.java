package io.openspeak.presence.history.contract;

import static io.openspeak.presence.contract.StateMapping.instant;
import static io.openspeak.presence.contract.StateMapping.millis;
import static io.openspeak.presence.contract.StateMapping.text;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.contract.StateMapping;
import io.openspeak.presence.domain.Status;
import io.openspeak.presence.history.domain.Part.Device;
import io.openspeak.presence.history.domain.Part.Devices;
import io.openspeak.presence.history.domain.Part.Place;
import io.openspeak.presence.history.domain.Part.Seen;
import io.openspeak.presence.history.domain.Part.Standing;
import io.openspeak.presence.history.domain.Portrait;
import io.openspeak.presence.v1.DevicePresence;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.UserPresence;

/** {@link Portrait} and its parts to and from {@link UserPresence}. */
public final class PortraitMapping {

    private PortraitMapping() {}

    /** The portrait of a presence that hides nothing. */
    public static Portrait portrait(UserPresence presence) {
        String channel = presence.getCurrentChannelId();
        return new Portrait(
                devices(presence),
                standing(presence),
                new Place(channel.isEmpty() ? null : new ChannelId(channel), null),
                new Seen(instant(presence.getLastSeen())));
    }

    /** The presence of a portrait. */
    public static UserPresence presence(UserId user, Portrait portrait) {
        return UserPresence.newBuilder()
                .mergeFrom(presence(portrait.devices()))
                .mergeFrom(presence(portrait.standing()))
                .setUserId(user.value())
                .setCurrentChannelId(text(portrait.place().channel()))
                .setLastSeen(millis(portrait.seen().last()))
                .build();
    }

    /** Those fields of a presence that tell of devices. */
    public static UserPresence presence(Devices devices) {
        UserPresence.Builder presence = UserPresence.newBuilder()
                .setName(devices.name())
                .setConnectedAt(millis(devices.connectedAt()))
                .setIsMicrophoneMuted(devices.microphoneMuted())
                .setIsSpeakerMuted(devices.speakerMuted())
                .setClientVersion(devices.clientVersion())
                .setPlatform(devices.platform());
        devices.devices()
                .forEach(device -> presence.addDevices(
                        DevicePresence.newBuilder().setDevice(device.kind()).setStatus(status(device.status()))));
        return presence.build();
    }

    /** Reads {@link #presence(Devices)}. */
    public static Devices devices(UserPresence presence) {
        return new Devices(
                presence.getName(),
                instant(presence.getConnectedAt()),
                presence.getIsMicrophoneMuted(),
                presence.getIsSpeakerMuted(),
                presence.getClientVersion(),
                presence.getPlatform(),
                presence.getDevicesList().stream()
                        .map(device -> new Device(device.getDevice(), status(device.getStatus())))
                        .toList());
    }

    /** Those fields of a presence that tell of the status. */
    public static UserPresence presence(Standing standing) {
        return UserPresence.newBuilder()
                .setStatus(status(standing.status()))
                .setStatusText(standing.text())
                .setStatusUntil(millis(standing.claimUntil()))
                .setReconnecting(standing.reconnectingUntil() != null)
                .setReconnectingUntil(millis(standing.reconnectingUntil()))
                .build();
    }

    /** Reads {@link #presence(Standing)}. */
    public static Standing standing(UserPresence presence) {
        return new Standing(
                status(presence.getStatus()),
                presence.getStatusText(),
                instant(presence.getStatusUntil()),
                instant(presence.getReconnectingUntil()));
    }

    private static PresenceStatus status(String name) {
        return StateMapping.status(Status.valueOf(name));
    }

    private static String status(PresenceStatus status) {
        return StateMapping.status(status).name();
    }
}
