package io.openspeak.cli;

import java.util.Optional;

/** Secrets that a person types unseen or a program pipes in, a line each; never arguments, which everybody on the machine can read. */
public final class SecretInput {

    private final Surroundings surroundings;

    SecretInput(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Asks at the terminal; empty: there is none. */
    public Optional<String> ask(String question) {
        return surroundings.askSecret().apply(question);
    }

    /** The next line that was piped in; empty: there is none. */
    public Optional<String> piped() {
        return surroundings.readLine().get();
    }

    /** From the terminal, else piped in. */
    public String get(String question, String what) {
        return ask(question)
                .or(this::piped)
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .orElseThrow(() -> nothing(what));
    }

    public static CliFailure nothing(String what) {
        return new CliFailure("no " + what + " was given", "type it when asked, or pipe it in: ... < FILE");
    }
}
