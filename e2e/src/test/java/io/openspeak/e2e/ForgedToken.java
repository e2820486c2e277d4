package io.openspeak.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** JWTs that somebody has changed without the key that signed them. */
final class ForgedToken {

    private ForgedToken() {}

    /** The header, as it stands in the token. */
    static String header(String token) {
        return token.substring(0, token.indexOf('.'));
    }

    /** With another key id. */
    static String withKeyId(String token, String keyId) {
        String header = decoded(header(token)).replaceAll("\"kid\"\\s*:\\s*\"[^\"]*\"", "\"kid\":\"" + keyId + "\"");
        assertThat(header).contains(keyId);
        return encoded(header) + token.substring(token.indexOf('.'));
    }

    /** With another text in its claims. */
    static String withPayload(String token, String from, String to) {
        String[] parts = token.split("\\.", -1);
        String payload = decoded(parts[1]);
        assertThat(payload).contains(from);
        return parts[0] + "." + encoded(payload.replace(from, to)) + "." + parts[2];
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encoded(String part) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(StandardCharsets.UTF_8));
    }
}
