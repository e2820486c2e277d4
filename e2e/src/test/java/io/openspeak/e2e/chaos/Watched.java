package io.openspeak.e2e.chaos;

import io.openspeak.presence.v1.Interest;
import java.util.Set;
import java.util.TreeSet;

/** Whom a client watches, beside itself. */
record Watched(Set<String> users, boolean everyone) {

    Watched {
        users = Set.copyOf(users);
    }

    Interest interest() {
        // Sorted, so that a run with the same seed sends the same bytes.
        return Interest.newBuilder()
                .addAllUserIds(new TreeSet<>(users))
                .setEveryone(everyone)
                .build();
    }
}
