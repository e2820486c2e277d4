package io.openspeak.launcher;

import java.nio.file.Path;
import java.util.List;

/** Tells why an installation did not come up, in words for the person who started it. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailure(String message) {
        super(message);
    }

    StartFailure(String what, List<String> lastLines, Path log) {
        super(what + " Its last log lines:\n    " + String.join("\n    ", lastLines) + "\nThe whole log: " + log);
    }
}
