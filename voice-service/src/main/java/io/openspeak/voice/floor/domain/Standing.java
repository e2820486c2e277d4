package io.openspeak.voice.floor.domain;

import java.util.Optional;

/**
 * What a member of a channel may ask for there.
 *
 * @param pushToTalk the channel has a floor
 * @param maySpeak has the right to be heard
 * @param muted by itself or a moderator
 * @param mayInterrupt has the right to priority, or is a priority speaker
 * @param mayRaiseAlarm has the right to emergency
 */
public record Standing(
        boolean pushToTalk, boolean maySpeak, boolean muted, boolean mayInterrupt, boolean mayRaiseAlarm) {

    /** Why an ask is denied without a look at the floor; empty: it is not. */
    public Optional<FloorReason> denial(int priority) {
        if (!pushToTalk) {
            return Optional.of(FloorReason.NOT_PUSH_TO_TALK);
        }
        if (!maySpeak || !mayTake(priority)) {
            return Optional.of(FloorReason.FORBIDDEN);
        }
        return muted ? Optional.of(FloorReason.MUTED) : Optional.empty();
    }

    private boolean mayTake(int priority) {
        return switch (priority) {
            case 0 -> true;
            case 1 -> mayInterrupt;
            case 2 -> mayRaiseAlarm;
            default -> false;
        };
    }
}
