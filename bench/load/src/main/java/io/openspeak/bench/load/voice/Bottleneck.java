package io.openspeak.bench.load.voice;

/** What was full under a load that was too much. */
enum Bottleneck {
    SERVER("its core was full"),
    /** So the server might carry more. */
    GENERATOR("the generator was full: this is no limit of the server"),
    NEITHER("neither its core nor the generator was full");

    private static final double FULL_PERCENT = 90;
    private static final double IN_TIME = 0.97;

    private final String words;

    Bottleneck(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** @param generatorCores that the generator had; the server had one */
    static Bottleneck of(VoiceOutcome outcome, int generatorCores) {
        boolean late = outcome.expected() < IN_TIME * outcome.plan().due();
        if (late || outcome.generatorCorePercent() >= FULL_PERCENT * generatorCores) {
            return GENERATOR;
        }
        return outcome.serverCorePercent() >= FULL_PERCENT ? SERVER : NEITHER;
    }
}
