package io.openspeak.e2e.chaos;

/** One thing that was not as it must be. */
record Finding(Kind kind, String client, String user, String what) {

    /** What is broken. */
    enum Kind {
        /** A watcher was not told something that happened. */
        HOLE,
        /** A watcher was told something twice. */
        DOUBLE,
        /** A user's version went back. */
        VERSION,
        /** The order of messages is not the contract's. */
        CONTRACT,
        /** What a client folded is not what the pods say. */
        PICTURE,
        /** The list of who is online is not who is connected. */
        LIST,
        /** Presence and channel-service say different things of a seat, or nobody is there who sits in it. */
        SEAT,
        /** Somebody who had gone was shown for too long. */
        GHOST,
        /** A departure had not exactly one OFFLINE. */
        DEPARTURE,
        /** Somebody was told to be offline who was connected. */
        FALSE_OFFLINE,
        /** A client did not come to rest. */
        STUCK,
        /** A call failed in a way that no disaster explains. */
        REFUSAL
    }

    @Override
    public String toString() {
        return kind + " at " + client + (user.isEmpty() ? "" : " about " + user) + ": " + what;
    }
}
