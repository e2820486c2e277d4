package io.openspeak.e2e.chaos;

import java.util.List;

/**
 * What one client of a plan is and does.
 *
 * @param client its name in findings
 * @param user who uses it; a user may have several
 * @param pod where it connects first
 * @param patient true if it takes silence for nothing bad, and so stays with a pod that was stopped
 */
record Part(
        String client,
        String user,
        Protocol protocol,
        int pod,
        boolean patient,
        Watched watched,
        List<Timed<Act>> acts) {

    Part {
        acts = List.copyOf(acts);
    }
}
