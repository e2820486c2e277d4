package io.openspeak.channel.domain;

import io.openspeak.platform.identity.SessionId;
import java.util.Optional;

/**
 * Somebody who wants to come in.
 *
 * @param person who
 * @param name display name
 * @param session that is to hold the seat; empty: the user as a whole
 */
public record Newcomer(Person person, String name, Optional<SessionId> session) {}
