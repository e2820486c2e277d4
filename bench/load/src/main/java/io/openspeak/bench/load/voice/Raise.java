package io.openspeak.bench.load.voice;

import java.util.Locale;

/** Of what there are more from one load to the next. */
enum Raise {
    SPEAKERS(128),
    LISTENERS(3000);

    private final int usualMost;

    Raise(int usualMost) {
        this.usualMost = usualMost;
    }

    /** With how many a search ends if nobody says otherwise. */
    int usualMost() {
        return usualMost;
    }

    int in(VoicePlan plan) {
        return switch (this) {
            case SPEAKERS -> plan.speakers();
            case LISTENERS -> plan.listeners();
        };
    }

    VoicePlan to(int many, VoicePlan plan) {
        return switch (this) {
            case SPEAKERS -> plan.withSpeakers(many);
            case LISTENERS -> plan.withListeners(many);
        };
    }

    /** As tables and files name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
