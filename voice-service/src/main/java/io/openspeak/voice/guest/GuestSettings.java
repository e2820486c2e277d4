package io.openspeak.voice.guest;

import io.openspeak.voice.guest.domain.GuestTerms;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator may set about people who whisper into channels that they are not in. */
@ConfigMapping(prefix = "openspeak.voice.guest")
public interface GuestSettings {

    /** Longest wait for channel-service to say whether somebody may be heard; then it may not. */
    @WithDefault("1s")
    Duration answerWithin();

    /** Its answer is asked for again after this long, also if nothing was heard of a change. */
    @WithDefault("15s")
    Duration askAgain();

    /** With no newer answer for this long a guest is not heard any more. */
    @WithDefault("45s")
    Duration answerKept();

    /** Attaches as a guest that a connection may ask for a second, which is also the longest burst. */
    @WithDefault("5")
    int asksPerSecond();

    /** Most places of guests on one pod. */
    @WithDefault("1000")
    int maxGuests();

    /** How long answers are good for. */
    default GuestTerms terms() {
        return new GuestTerms(askAgain(), answerKept());
    }
}
