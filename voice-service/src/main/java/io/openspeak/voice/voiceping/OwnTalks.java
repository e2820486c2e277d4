package io.openspeak.voice.voiceping;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.voice.voiceping.domain.Destination;
import io.openspeak.voice.voiceping.domain.Dialect;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.Payload;
import io.openspeak.voice.voiceping.domain.Talk;
import io.openspeak.voice.voiceping.domain.TalkKey;
import io.openspeak.voice.voiceping.domain.WireId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The talks of one connection, of which those who hear them are told. Used on the connection's event loop only. */
final class OwnTalks {

    private final Client client;
    private final Reply reply;
    private final Dialect dialect;
    private final VoicePingParts parts;
    private final Map<ChannelId, Talking> talks = new HashMap<>();

    OwnTalks(Client client, Reply reply, Dialect dialect, VoicePingParts parts) {
        this.client = client;
        this.reply = reply;
        this.dialect = dialect;
        this.parts = parts;
    }

    /** One that goes on, since that time of the ticker. */
    private record Talking(Talk talk, Destination to, long startedAt) {

        long millis(long now) {
            return (now - startedAt) / 1_000_000;
        }
    }

    /** It begins, as the client's START says. */
    void begin(Message start, ChannelId channel, Destination to) {
        WireId from = reply.sender(start);
        Talk talk = Talk.announced(
                new TalkKey(channel, client.user()),
                Reply.idOf(start).text(),
                start.channel(),
                from,
                start.to(),
                dialect.wantsTextAudio(false));
        talks.put(channel, new Talking(talk, to, parts.ticker.nanos()));
        pass(talk, to, start.with(from, start.payload()));
    }

    /** The one in that channel; null: none goes on there. */
    @Nullable
    Talk in(ChannelId channel) {
        @Nullable Talking talking = talks.get(channel);
        return talking == null ? null : talking.talk();
    }

    /** It ends, as the client's STOP says, if it goes on; the client is answered first. */
    void stop(ChannelId channel, Message stop) {
        @Nullable Talking talking = talks.remove(channel);
        WireId id = talking == null
                ? Reply.idOf(stop)
                : new WireId.Text(talking.talk().id());
        reply.to(stop, MessageType.STOP_ACK, id, Words.ACKNOWLEDGED);
        if (talking != null) {
            pass(talking.talk(), talking.to(), stop.with(reply.sender(stop), stopped(talking)));
        }
    }

    /** It ends, if it goes on, though the client said no STOP. */
    void end(ChannelId channel) {
        @Nullable Talking talking = talks.remove(channel);
        if (talking != null) {
            Talk talk = talking.talk();
            pass(
                    talk,
                    talking.to(),
                    Message.of(talk.channel(), MessageType.STOP, talk.from(), talk.to(), stopped(talking)));
        }
    }

    /** All end. */
    void endAll() {
        List.copyOf(talks.keySet()).forEach(this::end);
    }

    private Payload stopped(Talking talking) {
        return Words.stopped(
                talking.millis(parts.ticker.nanos()), talking.talk().id());
    }

    private void pass(Talk talk, Destination to, Message message) {
        Passed passed = Passed.of(client.user(), to, message, Optional.of(talk));
        parts.switchboard.pass(passed);
        // Speech does not wait for it: who hears it without a START is told of one.
        parts.others
                .pass(passed)
                .subscribe()
                .with(done -> parts.metrics.passedOn(true), failure -> parts.metrics.passedOn(false));
    }
}
