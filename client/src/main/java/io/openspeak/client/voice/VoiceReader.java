package io.openspeak.client.voice;

import io.openspeak.client.call.UnaryCalls;
import io.openspeak.client.failure.OpenSpeakException;
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
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What can be asked of voice by single calls. */
public final class VoiceReader {

    private final UnaryCalls<VoiceServiceBlockingStub> anyPod;
    private final List<UnaryCalls<VoiceServiceBlockingStub>> eachPod;

    /** {@code eachPod}: for what a pod knows of its own people only. */
    public VoiceReader(
            UnaryCalls<VoiceServiceBlockingStub> anyPod, List<UnaryCalls<VoiceServiceBlockingStub>> eachPod) {
        this.anyPod = anyPod;
        this.eachPod = List.copyOf(eachPod);
    }

    /** Who holds the floor of a push-to-talk channel, and who waits. */
    public FloorState floor(ChannelId channel) {
        GetFloorRequest request =
                GetFloorRequest.newBuilder().setChannelId(channel.value()).build();
        return anyPod.repeatable(stub -> stub.getFloor(request)).getFloor();
    }

    /** Loss, jitter and delay of one's own streams in a channel, of all for moderators; from all pods that answer. */
    public List<StreamQuality> quality(ChannelId channel) {
        GetStreamQualityRequest request = GetStreamQualityRequest.newBuilder()
                .setChannelId(channel.value())
                .build();
        return ofEachPod(stub -> stub.getStreamQuality(request).getStreamsList()).stream()
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** Frames of a channel's last bursts, oldest burst first, from the pod that heard the most of late. */
    public List<List<VoiceFrame>> bursts(ChannelId channel, int last) {
        ListBurstsRequest request = ListBurstsRequest.newBuilder()
                .setChannelId(channel.value())
                .setLast(last)
                .build();
        return ofEachPod(stub -> {
                    TreeMap<Integer, List<VoiceFrame>> bursts = new TreeMap<>();
                    stub.listBursts(request).forEachRemaining(part -> add(bursts, part));
                    return List.copyOf(bursts.values());
                })
                .stream()
                .max(Comparator.comparingLong(VoiceReader::latest).thenComparingInt(List::size))
                .orElse(List.of());
    }

    private static void add(TreeMap<Integer, List<VoiceFrame>> bursts, ListBurstsResponse part) {
        bursts.computeIfAbsent(part.getBurst(), number -> new ArrayList<>()).addAll(part.getFramesList());
    }

    private static long latest(List<List<VoiceFrame>> bursts) {
        return bursts.stream()
                .flatMap(List::stream)
                .mapToLong(VoiceFrame::getCapturedAt)
                .max()
                .orElse(0);
    }

    /** Answers of all pods; those that are away are left out, unless all are. */
    private <R> List<R> ofEachPod(Function<VoiceServiceBlockingStub, R> call) {
        List<R> answers = new ArrayList<>();
        @Nullable OpenSpeakException failure = null;
        for (UnaryCalls<VoiceServiceBlockingStub> pod : eachPod) {
            try {
                answers.add(pod.once(call));
            } catch (OpenSpeakException e) {
                if (!e.retryable()) {
                    throw e;
                }
                failure = e;
            }
        }
        if (answers.isEmpty() && failure != null) {
            throw failure;
        }
        return answers;
    }
}
