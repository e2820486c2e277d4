package io.openspeak.auth.domain;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the holder of an API token has: {@code os_<token id>_<secret>}. Never printed.
 *
 * @param id the token
 * @param secret 256 random bits
 */
public record ApiTokenSecret(ApiTokenId id, String secret) {

    /** Random bytes of a secret. */
    public static final int SECRET_BYTES = 32;

    private static final Pattern FORM = Pattern.compile("os_([0-9a-f]{32})_([A-Za-z0-9_-]{43})");

    /** The secret of random bytes. */
    public static ApiTokenSecret of(ApiTokenId id, byte[] random) {
        return new ApiTokenSecret(id, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Reads its text form; empty for anything else. */
    public static Optional<ApiTokenSecret> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new ApiTokenSecret(new ApiTokenId(form.group(1)), form.group(2)))
                : Optional.empty();
    }

    /** Text form for its holder. */
    public String text() {
        return "os_" + id + "_" + secret;
    }

    /** What is kept of it. */
    public SecretHash hash() {
        return SecretHash.of(secret);
    }

    @Override
    public String toString() {
        return "ApiTokenSecret[id=" + id + "]";
    }
}
