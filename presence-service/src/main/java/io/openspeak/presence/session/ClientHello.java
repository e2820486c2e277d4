package io.openspeak.presence.session;

import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.presence.Interest;
import io.openspeak.presence.domain.ClientInfo;
import java.util.Optional;

/**
 * What a client says when it connects.
 *
 * @param owner whose session it is, if a service opens it for a client that it terminates
 * @param resume session to go on with
 * @param client what it says about itself
 * @param interest whom to watch
 * @param from position to go on from; empty: state first
 */
public record ClientHello(
        Optional<Caller> owner,
        Optional<SessionId> resume,
        ClientInfo client,
        Interest interest,
        Optional<LogPosition> from) {}
