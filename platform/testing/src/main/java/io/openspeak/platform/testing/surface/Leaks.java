package io.openspeak.platform.testing.surface;

import java.util.List;
import java.util.Optional;

/** Words that tell of our insides: names of classes, traces of stacks. */
final class Leaks {

    private static final List<String> WORDS = List.of(
            "Exception",
            "java.",
            "jakarta.",
            "io.openspeak",
            "com.google",
            "com.fasterxml",
            "io.vertx",
            "io.quarkus",
            "\tat ");

    private Leaks() {}

    /** The first of them in what a client is told. */
    static Optional<String> in(String told) {
        return WORDS.stream().filter(told::contains).findFirst();
    }
}
