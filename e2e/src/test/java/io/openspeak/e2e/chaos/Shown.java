package io.openspeak.e2e.chaos;

import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.UserPresence;

/**
 * How a user is seen: the part of {@link UserPresence} that events tell every change of. Devices and times of activity change by
 * themselves and come with the next state.
 */
record Shown(
        PresenceStatus status,
        String text,
        String channel,
        boolean microphoneMuted,
        boolean speakerMuted,
        boolean reconnecting,
        long reconnectingUntil) {

    static final Shown OFFLINE = new Shown(PresenceStatus.PRESENCE_STATUS_OFFLINE, "", "", false, false, false, 0);

    static Shown of(UserPresence presence) {
        return presence.getStatus() == PresenceStatus.PRESENCE_STATUS_OFFLINE
                ? OFFLINE
                : new Shown(
                        presence.getStatus(),
                        presence.getStatusText(),
                        presence.getCurrentChannelId(),
                        presence.getIsMicrophoneMuted(),
                        presence.getIsSpeakerMuted(),
                        presence.getReconnecting(),
                        presence.getReconnectingUntil());
    }

    boolean online() {
        return status != PresenceStatus.PRESENCE_STATUS_OFFLINE;
    }

    Shown with(PresenceStatus changed, String changedText) {
        return new Shown(changed, changedText, channel, microphoneMuted, speakerMuted, reconnecting, reconnectingUntil);
    }

    Shown in(String changed) {
        return new Shown(status, text, changed, microphoneMuted, speakerMuted, reconnecting, reconnectingUntil);
    }

    Shown muted(boolean microphone, boolean speaker) {
        return new Shown(status, text, channel, microphone, speaker, reconnecting, reconnectingUntil);
    }

    Shown reconnecting(boolean broken, long until) {
        return new Shown(status, text, channel, microphoneMuted, speakerMuted, broken, until);
    }
}
