package io.openspeak.bench.load.voice;

import com.google.protobuf.ByteString;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.voice.VoiceConnection;

/** A line through the client library. */
record GrpcLine(VoiceConnection connection, ChannelId channel) implements Line {

    @Override
    public void send(ByteString opus) {
        connection.send(channel, opus);
    }

    @Override
    public long refused() {
        return connection.counters().rejectedInAll() + connection.counters().droppedHere();
    }

    @Override
    public void close() {
        connection.close();
    }
}
