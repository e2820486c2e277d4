package io.openspeak.voice.floor;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.voice.floor.FloorStore.NamedAsk;
import io.openspeak.voice.floor.domain.FloorInput;
import io.openspeak.voice.floor.domain.Party;
import java.util.Optional;

/**
 * Somebody's wish to talk.
 *
 * @param channel where
 * @param party who
 * @param priority 0 normal, 1 priority, 2 emergency
 * @param mayWait false: it would rather be denied than wait
 * @param commandId the same one within two minutes gets the same answer; empty: each ask is one of its own
 */
public record FloorAsk(ChannelId channel, Party party, int priority, boolean mayWait, String commandId) {

    FloorInput.Ask input() {
        return new FloorInput.Ask(party, priority, mayWait);
    }

    /** Under what the answer is to be remembered. */
    public Optional<NamedAsk> named() {
        return commandId.isEmpty() ? Optional.empty() : Optional.of(new NamedAsk(channel, party.user(), commandId));
    }
}
