package io.openspeak.auth;

import io.openspeak.auth.domain.ApiToken;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Role;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A page of a list of API tokens.
 *
 * @param tokens oldest first
 * @param roles what they may do: their owner's roles now
 * @param next names the page after it; empty: it is the last one
 */
public record TokenPage(List<ApiToken> tokens, Set<Role> roles, String next) {

    private static final int DEFAULT_SIZE = 100;
    private static final int LARGEST = 1000;
    private static final Pattern PLACE = Pattern.compile("\\d{1,15}/[0-9a-f]{32}");

    /** The page after a place; an empty place is the start, size 0 the default. */
    static TokenPage of(List<ApiToken> all, Set<Role> roles, String after, int size) {
        if (size < 0 || size > LARGEST) {
            throw Refusal.invalid("'page_size' is " + size + "; expected 0 (" + DEFAULT_SIZE + ") to " + LARGEST + ".");
        }
        String start = after.isEmpty() ? "" : decode(after);
        List<ApiToken> rest = all.stream()
                .sorted(Comparator.comparing(TokenPage::place))
                .filter(token -> place(token).compareTo(start) > 0)
                .toList();
        int taken = Math.min(size == 0 ? DEFAULT_SIZE : size, rest.size());
        String next = taken < rest.size() ? encode(place(rest.get(taken - 1))) : "";
        return new TokenPage(rest.subList(0, taken), roles, next);
    }

    /** Of an older token it is smaller. */
    private static String place(ApiToken token) {
        return "%015d/%s".formatted(token.createdAt().toEpochMilli(), token.id());
    }

    private static String encode(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.US_ASCII));
    }

    private static String decode(String text) {
        try {
            String place = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            if (PLACE.matcher(place).matches()) {
                return place;
            }
        } catch (IllegalArgumentException malformed) {
            // Answered below, like every other text that is no place.
        }
        throw Refusal.invalid("'page_token' is not one of this list; leave it empty to start.");
    }
}
