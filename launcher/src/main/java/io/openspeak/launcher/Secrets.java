package io.openspeak.launcher;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The signing key and the tokens of an installation, made at its first start and kept from then on. */
public final class Secrets {

    private static final String TOKEN_PREFIX = "ost_";
    private static final int TOKEN_BYTES = 32;

    private final DataFolder data;
    private final SecureRandom random = new SecureRandom();

    public Secrets(DataFolder data) {
        this.data = data;
    }

    static Path signingKeyFile(DataFolder data) {
        return data.secrets().resolve("signing-key.pem");
    }

    static Path tokensFile(DataFolder data) {
        return data.secrets().resolve("tokens.json");
    }

    /** Makes what is missing; leaves alone what is there, also entries that an operator has changed. */
    public void ensure(List<Account> accounts) throws IOException {
        DataFolder.create(data.secrets());
        Files.setPosixFilePermissions(data.secrets(), PosixFilePermissions.fromString("rwx------"));
        if (Files.notExists(signingKeyFile(data))) {
            SecretFile.write(signingKeyFile(data), SigningKey.newPem(random));
        }
        List<TokenEntry> entries = new ArrayList<>(entries());
        for (Account account : accounts) {
            String hash = sha256(tokenOf(account));
            if (entries.stream().noneMatch(entry -> entry.sha256().equals(hash))) {
                entries.removeIf(entry -> entry.isLocalTokenOf(account));
                entries.add(TokenEntry.local(account, hash));
            }
        }
        SecretFile.write(tokensFile(data), Json.text(new TokenList(entries)));
    }

    private List<TokenEntry> entries() throws IOException {
        Path file = tokensFile(data);
        return Files.exists(file) ? Json.read(file, TokenList.class).tokens() : List.of();
    }

    private String tokenOf(Account account) throws IOException {
        Path file = data.tokenFile(account.user());
        if (Files.notExists(file)) {
            byte[] bytes = new byte[TOKEN_BYTES];
            random.nextBytes(bytes);
            String token =
                    TOKEN_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            SecretFile.write(file, token + "\n");
        }
        return Files.readString(file).strip();
    }

    private static String sha256(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The file that auth-service reads its accounts with tokens from. */
    record TokenList(List<TokenEntry> tokens) {}

    /** One accepted token, known by its hash. */
    record TokenEntry(
            String name,
            String user,
            List<String> roles,
            String sha256,
            @JsonProperty("expires_at") @Nullable String expiresAt) {

        static TokenEntry local(Account account, String sha256) {
            return new TokenEntry("local " + account.user(), account.user(), account.roles(), sha256, null);
        }

        boolean isLocalTokenOf(Account account) {
            return name.equals("local " + account.user());
        }
    }
}
