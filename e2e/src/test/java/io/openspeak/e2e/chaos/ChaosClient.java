package io.openspeak.e2e.chaos;

import java.util.Set;

/** One client of one user, whatever its protocol; its acts are called one at a time, and none fails. */
interface ChaosClient {

    Part part();

    /** Comes, and comes back after every break until it leaves or vanishes. */
    void connect();

    /** Ends its session as a client should, and stays away. */
    void leave();

    /** Loses its connection without a word, and stays away. */
    void vanish();

    /** Loses its connection without a word, and comes back. */
    void cut();

    /** Does something while it is there; nothing while it is not. */
    void act(Act.Command command);

    /** Takes or leaves a seat while it is there, or goes into a room or out of it. */
    default void move(Act.Move move) {}

    /** Rooms that it wants to be in, apart from its user's seat. */
    default Set<String> rooms() {
        return Set.of();
    }

    /** Looks whether its connection is still good. */
    void look();

    /** Whom it watches now. */
    Watched watched();

    /** What it made of all that it was told. */
    Picture picture();

    /** How somebody who is so is told over its protocol, which may have fewer words. */
    default Shown inItsWords(Shown truth) {
        return truth;
    }

    /** True if it is there, or away, as it wants to be, and knows the state of whom it watches. */
    boolean settled();

    /** True if it has left or vanished, and so watches nobody. */
    boolean away();

    /** For whoever reads a finding: how it is connected. */
    String describe();

    default void perform(Act act) {
        switch (act) {
            case Act.Connect ignored -> connect();
            case Act.Leave ignored -> leave();
            case Act.Vanish ignored -> vanish();
            case Act.Cut ignored -> cut();
            case Act.Move move -> move(move);
            case Act.Command command -> act(command);
        }
    }
}
