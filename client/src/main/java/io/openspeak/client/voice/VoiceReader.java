package io.openspeak.client.voice;

import io.openspeak.client.call.UnaryCalls;
import io.openspeak.client.id.ChannelId;
import io.openspeak.voice.v1.FloorState;
import io.openspeak.voice.v1.GetFloorRequest;
import io.openspeak.voice.v1.GetStreamQualityRequest;
import io.openspeak.voice.v1.ListBurstsRequest;
import io.openspeak.voice.v1.ListBurstsResponse;
import io.openspeak.voice.v1.StreamQuality;
import io.openspeak.voice.v1.VoiceFrame;
import io.openspeak.voice.v1.VoiceServiceGrpc.VoiceServiceBlockingStub;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What can be asked of voice by single calls. */
public final class VoiceReader {

    private final UnaryCalls<VoiceServiceBlockingStub> calls;

    public VoiceReader(UnaryCalls<VoiceServiceBlockingStub> calls) {
        this.calls = calls;
    }

    /** Who holds the floor of a push-to-talk channel, and who waits. */
    public FloorState floor(ChannelId channel) {
        GetFloorRequest request =
                GetFloorRequest.newBuilder().setChannelId(channel.value()).build();
        return calls.repeatable(stub -> stub.getFloor(request)).getFloor();
    }

    /** Loss, jitter and delay of one's own streams in a channel, of all for moderators; those on pods that do not answer are left out. */
    public List<StreamQuality> quality(ChannelId channel) {
        GetStreamQualityRequest request = GetStreamQualityRequest.newBuilder()
                .setChannelId(channel.value())
                .build();
        return calls.repeatable(stub -> stub.getStreamQuality(request)).getStreamsList();
    }

    /** Frames of a channel's last bursts, oldest burst first; what only a pod heard that does not answer is left out. */
    public List<List<VoiceFrame>> bursts(ChannelId channel, int last) {
        ListBurstsRequest request = ListBurstsRequest.newBuilder()
                .setChannelId(channel.value())
                .setLast(last)
                .build();
        return calls.repeatable(stub -> {
            TreeMap<Integer, List<VoiceFrame>> bursts = new TreeMap<>();
            stub.listBursts(request).forEachRemaining(part -> add(bursts, part));
            return List.copyOf(bursts.values());
        });
    }

    private static void add(TreeMap<Integer, List<VoiceFrame>> bursts, ListBurstsResponse part) {
        if (part.getFramesCount() > 0) {
            bursts.computeIfAbsent(part.getBurst(), number -> new ArrayList<>()).addAll(part.getFramesList());
        }
    }
}
