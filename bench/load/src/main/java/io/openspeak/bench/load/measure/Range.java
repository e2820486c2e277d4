package io.openspeak.bench.load.measure;

/** Limits of what can be asked for. */
public final class Range {

    private Range() {}

    /** Fails with the name, the value and what is expected. */
    public static void require(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is " + value + ", expected " + least + " to " + most);
        }
    }
}
