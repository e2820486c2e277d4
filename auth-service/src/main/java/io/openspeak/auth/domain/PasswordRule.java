package io.openspeak.auth.domain;

/** What a new password must be; length is all that helps (NIST SP 800-63B, section 5.1.1.2). */
public final class PasswordRule {

    /** Fewest characters. */
    public static final int MIN_CHARS = 10;

    private PasswordRule() {}

    /** True if it may be used. */
    public static boolean accepts(String password) {
        return password.codePointCount(0, password.length()) >= MIN_CHARS;
    }
}
