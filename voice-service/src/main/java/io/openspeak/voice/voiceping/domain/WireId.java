package io.openspeak.voice.voiceping.domain;

/** An id of a user, group or message as a VoicePing client spells it: it comes back as it was sent. */
public sealed interface WireId {

    /** The server itself, and nobody in particular. */
    WireId ZERO = new Whole(0);

    /** The same id as our services spell it: the number 7 and the text "7" name the same group. */
    String text();

    /** A whole number. */
    record Whole(long value) implements WireId {

        @Override
        public String text() {
            return Long.toString(value);
        }
    }

    /** A number that came as a float: whole ones of clients that know no others read like any whole number. */
    record Fraction(double value) implements WireId {

        private static final double EXACT = 1L << 53;

        @Override
        public String text() {
            return value == Math.rint(value) && Math.abs(value) <= EXACT
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    /** A text. */
    record Text(String text) implements WireId {}

    /** Nil, or left out. */
    record Nil() implements WireId {

        @Override
        public String text() {
            return "";
        }
    }
}
