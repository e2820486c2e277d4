package io.openspeak.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Writes tokens files as operators do. */
public final class TokenEntries {

    private TokenEntries() {}

    /** Replaces the file at once by these entries. */
    public static void write(Path file, String... entries) throws IOException {
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "tokens", ".draft");
        Files.writeString(draft, "{\"tokens\":[" + String.join(",", entries) + "]}");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** One entry; {@code end} is JSON. */
    public static String entry(String user, String role, String token, String end) {
        return """
                {"name":"local %s","user":"%s","roles":["%s"],"sha256":"%s","expires_at":%s}""".formatted(user, user, role, sha256(token), end);
    }

    static String sha256(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
