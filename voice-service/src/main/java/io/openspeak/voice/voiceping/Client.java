package io.openspeak.voice.voiceping;

import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.voiceping.domain.ClientRole;
import io.openspeak.voice.voiceping.domain.WireId;
import java.util.List;
import java.util.Optional;

/**
 * Who connects, and with what.
 *
 * @param caller the user, as a verified token says
 * @param id how its clients spell the user
 * @param role what sort of client it is
 * @param groups that the token says it listens in
 * @param device the device; empty text: not said
 * @param address where it comes from
 */
public record Client(
        Caller caller, WireId id, ClientRole role, List<WireId> groups, String device, Optional<IpAddress> address) {

    public Client {
        groups = List.copyOf(groups);
    }

    /** The user. */
    public UserId user() {
        return caller.user();
    }
}
