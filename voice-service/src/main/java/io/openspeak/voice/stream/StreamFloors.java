package io.openspeak.voice.stream;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.voice.floor.Entrant;
import io.openspeak.voice.floor.contract.FloorMapping;
import io.openspeak.voice.floor.domain.ChannelFloor;
import io.openspeak.voice.floor.domain.FloorAnswer;
import io.openspeak.voice.floor.domain.FloorReason;
import io.openspeak.voice.v1.FloorRelease;
import io.openspeak.voice.v1.FloorRequest;
import io.openspeak.voice.v1.FloorState;
import io.openspeak.voice.v1.OpenVoiceResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The floors of the channels that one voice stream is attached to. Used on its event loop. */
final class StreamFloors {

    private final Entrant entrant;
    private final ClientLink link;
    private final StreamParts parts;
    private final Executor lane;
    private final Runnable report;
    private final Map<String, StreamFloor> floors = new HashMap<>();
    private @Nullable SpeakerInlet inlet;

    /** @param report tells the client of rejections that are due */
    StreamFloors(Entrant entrant, ClientLink link, StreamParts parts, Executor lane, Runnable report) {
        this.entrant = entrant;
        this.link = link;
        this.parts = parts;
        this.lane = lane;
        this.report = report;
    }

    /** What was held back goes through this. */
    void through(SpeakerInlet frames) {
        inlet = frames;
    }

    /** The floor of a channel; null: not attached. */
    @Nullable
    StreamFloor in(String channel) {
        return floors.get(channel);
    }

    /** The stream was attached to a channel. */
    void enter(ChannelId channel) {
        if (floors.containsKey(channel.value())) {
            return;
        }
        StreamFloor floor = new StreamFloor(
                this, lane, new HeldFrames(parts.floorSettings.preGrant().toNanos()));
        floor.enter(parts.floors.enter(channel, entrant, floor));
        floors.put(channel.value(), floor);
        if (parts.membership.pushToTalk(channel)) {
            tell(parts.floors.known(channel));
        }
    }

    /** It was detached. */
    void leave(ChannelId channel, FloorReason why) {
        StreamFloor floor = floors.remove(channel.value());
        if (floor != null) {
            floor.leave(why);
        }
    }

    /** It ends. */
    void leaveAll(FloorReason why) {
        floors.values().forEach(floor -> floor.leave(why));
        floors.clear();
    }

    void request(FloorRequest request) {
        parts.limits.check(request);
        StreamFloor floor = floors.get(request.getChannelId());
        if (floor == null) {
            deny(request.getChannelId(), request.getCommandId());
            return;
        }
        floor.seat()
                .request(request.getPriority(), !request.getNoWait(), request.getCommandId())
                .emitOn(lane)
                .subscribe()
                .with(answer -> answered(floor, answer, request.getCommandId()));
    }

    void release(FloorRelease release) {
        parts.limits.check(release);
        StreamFloor floor = floors.get(release.getChannelId());
        if (floor == null) {
            deny(release.getChannelId(), "");
            return;
        }
        ChannelId channel = new ChannelId(release.getChannelId());
        floor.seat()
                .release(release.getToken())
                .emitOn(lane)
                .subscribe()
                .with(
                        done -> tell(parts.floors.known(channel)),
                        failed ->
                                send(seen(parts.floors.known(channel)).setReason(FloorReason.UNAVAILABLE.wireName())));
    }

    private void answered(StreamFloor floor, FloorAnswer answer, String commandId) {
        if (floor.hasLeft()) {
            return;
        }
        FloorState.Builder state = seen(answer.floor()).setCommandId(commandId);
        switch (answer) {
            case FloorAnswer.Granted(ChannelFloor granted, long token) -> {
                send(state.setToken(token));
                opened(floor);
            }
            case FloorAnswer.Waits waits -> {
                send(state);
                closed(floor);
            }
            case FloorAnswer.Denied(ChannelFloor denied, FloorReason why) -> {
                send(state.setReason(why.wireName()));
                closed(floor);
            }
        }
    }

    void tell(ChannelFloor known) {
        send(seen(known));
    }

    void warn(ChannelFloor known) {
        send(seen(known).setReason(FloorReason.ENDING_SOON.wireName()));
    }

    void opened(StreamFloor floor) {
        if (inlet != null && inlet.floorOpened(floor, parts.ticker.nanos())) {
            report.run();
        }
    }

    void closed(StreamFloor floor) {
        // It may have been asked for anew, or was got meanwhile.
        if (inlet != null && !floor.mayOpen() && inlet.floorClosed(floor, parts.ticker.nanos())) {
            report.run();
        }
    }

    /** Not attached there. */
    private void deny(String channel, String commandId) {
        send(FloorState.newBuilder()
                .setChannelId(channel)
                .setReason(FloorReason.NOT_A_MEMBER.wireName())
                .setCommandId(commandId));
    }

    private FloorState.Builder seen(ChannelFloor floor) {
        return FloorMapping.seenBy(entrant.party(), floor, parts.floors.terms());
    }

    private void send(FloorState.Builder state) {
        link.send(OpenVoiceResponse.newBuilder().setFloor(state).build());
    }
}
