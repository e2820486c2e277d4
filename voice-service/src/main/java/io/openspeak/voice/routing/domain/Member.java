package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.UserId;

/**
 * A user in a channel, as far as voice cares.
 *
 * @param user who
 * @param session session that holds the seat; empty: the user as a whole
 * @param maySpeak has the right to be heard
 * @param mayListen has the right to hear
 * @param serverMuted muted by a moderator
 * @param serverDeafened deafened by a moderator
 * @param mayInterrupt has the right to priority on a push-to-talk channel, or is its priority speaker
 * @param mayRaiseAlarm has the right to interrupt everyone there
 */
public record Member(
        UserId user,
        String session,
        boolean maySpeak,
        boolean mayListen,
        boolean serverMuted,
        boolean serverDeafened,
        boolean mayInterrupt,
        boolean mayRaiseAlarm) {}
