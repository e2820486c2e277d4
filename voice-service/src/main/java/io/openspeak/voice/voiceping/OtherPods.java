package io.openspeak.voice.voiceping;

import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;

/** The other pods, as far as VoicePing clients are there: what is passed on goes to those of them, too. */
public interface OtherPods {

    /** Passes a message on; completes when it is on its way, and fails when it is not. */
    Uni<Void> pass(Passed message);

    /** A device has connected here: an older connection of it is over. */
    Uni<Void> connected(UserId user, String device);
}
