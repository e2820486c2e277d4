package io.openspeak.auth.domain;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Id of an API token; says in which partition the token lies, since people name tokens by id alone.
 *
 * @param value 32 hexadecimal digits: two of the partition, the others random
 */
public record ApiTokenId(String value) {

    /** Random bytes of an id. */
    public static final int RANDOM_BYTES = 15;

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public ApiTokenId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a token id of " + value.length() + " characters: expected 32 lowercase hexadecimal digits");
        }
    }

    /** The id of random bytes in a partition. */
    public static ApiTokenId of(int partition, byte[] random) {
        return new ApiTokenId(
                HexFormat.of().toHexDigits((byte) partition) + HexFormat.of().formatHex(random));
    }

    /** Reads its text form; empty for anything else. */
    public static Optional<ApiTokenId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ApiTokenId(text)) : Optional.empty();
    }

    /** Where it lies. */
    public int partition() {
        return HexFormat.fromHexDigits(value, 0, 2);
    }

    /** The family of the access tokens that it is exchanged for. */
    public FamilyId family() {
        return new FamilyId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
