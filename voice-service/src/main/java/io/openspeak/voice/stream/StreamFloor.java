package io.openspeak.voice.stream;

import io.openspeak.voice.floor.FloorSeat;
import io.openspeak.voice.floor.FloorWatcher;
import io.openspeak.voice.floor.domain.ChannelFloor;
import io.openspeak.voice.floor.domain.FloorReason;
import io.openspeak.voice.v1.VoiceFrame;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One voice stream's end of a channel's floor. Used on the stream's event loop, to which it brings what it is told. */
final class StreamFloor implements FloorWatcher {

    private final StreamFloors floors;
    private final Executor lane;
    private final HeldFrames held;
    private @Nullable FloorSeat seat;
    private boolean left;

    StreamFloor(StreamFloors floors, Executor lane, HeldFrames held) {
        this.floors = floors;
        this.lane = lane;
        this.held = held;
    }

    void enter(FloorSeat entered) {
        seat = entered;
    }

    FloorSeat seat() {
        FloorSeat entered = seat;
        if (entered == null) {
            throw new IllegalStateException("not entered yet");
        }
        return entered;
    }

    void leave(FloorReason why) {
        left = true;
        held.take();
        seat().leave(why);
    }

    boolean hasLeft() {
        return left;
    }

    /** Token under which a frame may be heard now; 0: none. */
    long speak(VoiceFrame frame, long now) {
        return seat().speak(frame.getFloorToken(), now);
    }

    long token(long now) {
        return seat().token(now);
    }

    boolean mayOpen() {
        return seat().mayOpen();
    }

    /** Keeps a frame until it is known whether it may be heard, and returns those that are too many now. */
    List<HeldFrames.Held> hold(VoiceFrame frame, long age, long now) {
        return held.add(frame, age, now);
    }

    boolean holdsBack() {
        return !held.isEmpty();
    }

    List<HeldFrames.Held> takeHeld() {
        return held.take();
    }

    @Override
    public void changed(ChannelFloor floor) {
        onLane(() -> floors.tell(floor));
    }

    @Override
    public void opened() {
        onLane(() -> floors.opened(this));
    }

    @Override
    public void closed() {
        onLane(() -> floors.closed(this));
    }

    @Override
    public void endingSoon(ChannelFloor floor) {
        onLane(() -> floors.warn(floor));
    }

    private void onLane(Runnable news) {
        lane.execute(() -> {
            if (!left) {
                news.run();
            }
        });
    }
}
