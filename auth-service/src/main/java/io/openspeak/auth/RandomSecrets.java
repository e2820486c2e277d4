package io.openspeak.auth;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random bytes that nobody can guess. */
@ApplicationScoped
public class RandomSecrets {

    private final SecureRandom random = new SecureRandom();

    /** That many. */
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** That many, as text of base64url. */
    public String text(int count) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(count));
    }

    /** That many, as lowercase hexadecimal. */
    public String hex(int count) {
        return HexFormat.of().formatHex(bytes(count));
    }
}
