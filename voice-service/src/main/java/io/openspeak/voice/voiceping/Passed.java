package io.openspeak.voice.voiceping;

import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.websocket.Frame;
import io.openspeak.voice.voiceping.domain.Destination;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.Talk;
import java.util.Optional;

/**
 * A message on its way from one client to others, encoded once for all of them.
 *
 * @param sender who sent it: it does not come back to that user
 * @param to whom it is for
 * @param message what they get
 * @param talk the talk that it begins or ends, if it does
 * @param frame the message as it goes over the wire
 */
public record Passed(UserId sender, Destination to, Message message, Optional<Talk> talk, Frame frame) {

    /** Encodes a message for everybody whom it is for. */
    public static Passed of(UserId sender, Destination to, Message message, Optional<Talk> talk) {
        return new Passed(sender, to, message, talk, Frame.binary(MessageCodec.encode(message)));
    }
}
