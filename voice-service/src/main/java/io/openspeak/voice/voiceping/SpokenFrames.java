package io.openspeak.voice.voiceping;

import io.openspeak.platform.websocket.Frame;
import io.openspeak.voice.routing.domain.EncodedFrame;
import io.openspeak.voice.voiceping.domain.ChannelType;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.Payload;
import io.openspeak.voice.voiceping.domain.Talk;
import io.openspeak.voice.voiceping.domain.WireId;
import java.util.Arrays;

/** One spoken frame as AUDIO: made once for all listeners who spell its ids alike. */
final class SpokenFrames {

    private final EncodedFrame spoken;
    private volatile Made[] made = {};

    private record Made(ChannelType channel, WireId from, WireId to, boolean text, Frame frame) {

        boolean fits(Talk talk, boolean asText) {
            return text == asText
                    && channel == talk.channel()
                    && from.equals(talk.from())
                    && to.equals(talk.to());
        }
    }

    SpokenFrames(EncodedFrame spoken) {
        this.spoken = spoken;
    }

    /** Lanes may make the same one at once, and one of the two is forgotten: that costs less than a lock. */
    Frame as(Talk talk, boolean asText) {
        Made[] known = made;
        for (Made each : known) {
            if (each.fits(talk, asText)) {
                return each.frame();
            }
        }
        Made fresh = new Made(talk.channel(), talk.from(), talk.to(), asText, frame(talk, asText));
        Made[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = fresh;
        made = more;
        return fresh.frame();
    }

    private Frame frame(Talk talk, boolean asText) {
        byte[] opus = Arrays.copyOfRange(spoken.bytes(), spoken.opusOffset(), spoken.length());
        Payload payload = asText ? new Payload.Text(opus) : new Payload.Binary(opus);
        return Frame.binary(MessageCodec.encode(
                Message.of(talk.channel(), MessageType.AUDIO, talk.from(), talk.to(), payload)));
    }
}
