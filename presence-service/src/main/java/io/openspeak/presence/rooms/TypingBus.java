package io.openspeak.presence.rooms;

import io.smallrye.mutiny.Uni;
import java.util.function.Consumer;

/** Carries typing to all pods, this one included; some of it may be lost, none is kept. */
public interface TypingBus {

    /** Sends; completes when it is on its way. */
    Uni<Void> publish(Typing typing);

    /** Hands everything that is heard from now on to the hearer, which must not block. Called once. */
    void listen(Consumer<Typing> hearer);
}
