package io.openspeak.voice.floor.domain;

import io.openspeak.platform.identity.UserId;

/**
 * Who may hold a floor: one device of a user, not the user.
 *
 * @param user who it is
 * @param session its session, kept over reconnects; of a connection that named none, the connection's id
 */
public record Party(UserId user, String session) {}
