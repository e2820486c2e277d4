package io.openspeak.platform.identity;

import io.openspeak.platform.failures.Refusal;
import java.util.regex.Pattern;

/** What an id may look like, everywhere. */
public final class Ids {

    /** 1 to 64 characters that are safe in keys, paths, logs and labels; no braces, which hash tags of Redis keys use. */
    public static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9_.:@-]{1,64}");

    private Ids() {}

    /** True for a well-formed id. */
    public static boolean valid(String value) {
        return PATTERN.matcher(value).matches();
    }

    static void check(String what, String value) {
        if (!valid(value)) {
            throw Refusal.invalid("The " + what + " '" + abbreviated(value)
                    + "' is not 1 to 64 characters out of A-Z a-z 0-9 _ . : @ and -.");
        }
    }

    static String abbreviated(String value) {
        String printable = value.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() <= 64 ? printable : printable.substring(0, 64) + "...";
    }
}
