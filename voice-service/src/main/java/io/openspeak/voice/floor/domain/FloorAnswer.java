package io.openspeak.voice.floor.domain;

/** What one who asks for a floor is told. */
public sealed interface FloorAnswer {

    /** The floor as it is then. */
    ChannelFloor floor();

    /** It may talk. */
    record Granted(ChannelFloor floor, long token) implements FloorAnswer {}

    /** It is in the queue, or gets the floor when the one who has it has stopped. */
    record Waits(ChannelFloor floor) implements FloorAnswer {}

    /** It may not talk, and does not wait. */
    record Denied(ChannelFloor floor, FloorReason why) implements FloorAnswer {}
}
