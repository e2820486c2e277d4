package io.openspeak.cli.audio;

import java.util.Optional;

/** The sound devices around the program. */
public interface SoundDevices {

    /** Opens the microphone; empty: there is none. */
    Optional<Microphone> microphone();

    /** Opens the loudspeaker; empty: there is none. */
    Optional<Loudspeaker> loudspeaker();
}
