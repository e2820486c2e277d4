package io.openspeak.cli;

import org.jspecify.annotations.Nullable;

/** Something that a person can put right: what was wrong, and what to do. */
public final class CliFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String advice;

    public CliFailure(String wrong, String advice) {
        this(wrong, advice, null);
    }

    public CliFailure(String wrong, String advice, @Nullable Throwable cause) {
        super(wrong, cause);
        this.advice = advice;
    }

    public String advice() {
        return advice;
    }
}
