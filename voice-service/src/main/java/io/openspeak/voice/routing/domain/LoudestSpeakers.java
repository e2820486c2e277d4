package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.UserId;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Who is forwarded in a channel when many speak at once: nobody makes out more than a few voices, and each costs every listener.
 *
 * <p>The first ones to speak are heard. While all places are taken, somebody else gets one only by being clearly louder than the
 * quietest of those who are heard, so that voices don't flicker; a place is free when its speaker paused.
 */
final class LoudestSpeakers {

    /** Clearly louder, in dB. */
    private static final double MARGIN = 6;

    /** A pause between words is not the end of speech. */
    private static final long PAUSE = 400_000_000L;

    /** Loudness follows a voice within some ten frames. */
    private static final double GAIN = 0.2;

    /** That of speech at an arm's length, for clients that don't tell. */
    private static final int UNTOLD = 90;

    private final int places;
    private final Map<UserId, Speech> speaking = new HashMap<>();

    private static final class Speech {

        private double loudness;
        private long lastAt;
        private boolean heard;
    }

    LoudestSpeakers(int places) {
        this.places = places;
    }

    /** True if a frame of that loudness is among the loudest; called by all lanes that speakers live on. */
    synchronized boolean admit(UserId speaker, int level, long now) {
        int loudness = level == 0 ? UNTOLD : level;
        Speech speech = speaking.get(speaker);
        if (speech == null) {
            forgetSilent(now);
            speech = new Speech();
            speech.loudness = loudness;
            speaking.put(speaker, speech);
        }
        speech.loudness += (loudness - speech.loudness) * GAIN;
        speech.lastAt = now;
        if (!speech.heard) {
            speech.heard = takePlace(speech, now);
        }
        return speech.heard;
    }

    /** How many have a place. */
    synchronized long heard() {
        return speaking.values().stream().filter(speech -> speech.heard).count();
    }

    private boolean takePlace(Speech candidate, long now) {
        int taken = 0;
        Speech quietest = null;
        for (Speech other : speaking.values()) {
            if (other.heard && now - other.lastAt > PAUSE) {
                other.heard = false;
            }
            if (other.heard) {
                taken++;
                if (quietest == null || other.loudness < quietest.loudness) {
                    quietest = other;
                }
            }
        }
        if (taken < places || quietest == null) {
            return true;
        }
        if (candidate.loudness < quietest.loudness + MARGIN) {
            return false;
        }
        quietest.heard = false;
        return true;
    }

    private void forgetSilent(long now) {
        for (Iterator<Speech> all = speaking.values().iterator(); all.hasNext(); ) {
            if (now - all.next().lastAt > PAUSE) {
                all.remove();
            }
        }
    }
}
