package io.openspeak.voice.voiceping;

import io.openspeak.platform.failures.Refusal;
import io.openspeak.voice.voiceping.domain.WireId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * What only VoicePing asks a token, of which somebody else knows that it counts.
 *
 * @param all claims as they stand there
 */
record TokenClaims(Map<String, Object> all) {

    private static final List<String> OF_THE_USER = List.of("uid", "user_id", "userId", "sub", "id");

    /** Of a JWT, believing nothing. */
    static TokenClaims of(String token) {
        String[] parts = token.split("\\.", -1);
        try {
            byte[] json = Base64.getUrlDecoder().decode(parts.length > 1 ? parts[1] : "");
            return new TokenClaims(JsonUtil.parseJson(new String(json, StandardCharsets.UTF_8)));
        } catch (JoseException | IllegalArgumentException unreadable) {
            throw Refusal.invalid("The token's claims can't be read.");
        }
    }

    /** The claim that says who it is for, by its name: the first of those that there are. */
    Optional<String> userClaim() {
        return OF_THE_USER.stream()
                .filter(name -> id(all.get(name)).isPresent())
                .findFirst();
    }

    /** The user as the token spells it. */
    Optional<WireId> user() {
        return userClaim().flatMap(name -> id(all.get(name)));
    }

    /** How the token spells an id that we know otherwise; empty: it doesn't. */
    Optional<WireId> spelling(String id) {
        return OF_THE_USER.stream()
                .flatMap(name -> id(all.get(name)).stream())
                .filter(spelled -> spelled.text().equals(id))
                .findFirst();
    }

    /** Groups that the user listens in. */
    List<WireId> groups() {
        return all.get("channelIds") instanceof List<?> listed
                ? listed.stream().flatMap(group -> id(group).stream()).toList()
                : List.of();
    }

    /** A claim that is a text; empty text: there is none. */
    String text(String claim) {
        return all.get(claim) instanceof String text ? text : "";
    }

    /** The first of these claims that is a text. */
    Optional<String> firstText(String... claims) {
        return Stream.of(claims).map(this::text).filter(text -> !text.isEmpty()).findFirst();
    }

    private static Optional<WireId> id(@Nullable Object value) {
        return Optional.ofNullable(
                switch (value) {
                    case Long number -> new WireId.Whole(number);
                    case Double number -> new WireId.Fraction(number);
                    case String text when !text.isEmpty() -> new WireId.Text(text);
                    case null, default -> null;
                });
    }
}
