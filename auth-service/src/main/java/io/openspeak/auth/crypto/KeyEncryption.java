package io.openspeak.auth.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what is kept outside of this process, by AES-256-GCM under keys from a file: the first encrypts, all decrypt. Never printed.
 *
 * <p>What it is bound to (a key id) and the id of the encrypting key are authenticated with it: sealed text that was moved to another
 * place does not open.
 */
final class KeyEncryption {

    private static final String FORMAT = "a256gcm";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final List<Key> keys;

    private KeyEncryption(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /** @param id names the key without telling anything of it */
    private record Key(String id, SecretKey secret) {

        static Key of(byte[] bytes) throws GeneralSecurityException {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update("openspeak key encryption key".getBytes(StandardCharsets.US_ASCII));
            return new Key(HexFormat.of().formatHex(sha256.digest(bytes), 0, 8), new SecretKeySpec(bytes, "AES"));
        }

        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    /** Reads one key a line, 32 bytes as base64; an IllegalArgumentException names the line that is wrong, not its text. */
    static KeyEncryption parse(String file) {
        List<Key> keys = new ArrayList<>();
        List<String> lines = file.lines().map(String::strip).toList();
        for (int number = 1; number <= lines.size(); number++) {
            if (!lines.get(number - 1).isEmpty()) {
                keys.add(key(number, lines.get(number - 1)));
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("it is empty; expected 32 random bytes as base64");
        }
        return new KeyEncryption(keys);
    }

    private static Key key(int number, String line) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(line);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("line " + number + " is not base64");
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("line " + number + " has " + bytes.length + " bytes; expected 32");
        }
        try {
            return Key.of(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Encrypts under the first key, bound to that id. */
    String seal(String boundTo, byte[] plain) {
        Key key = keys.getFirst();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, boundTo).doFinal(plain);
            Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
            return String.join(".", FORMAT, key.id(), base64.encodeToString(nonce), base64.encodeToString(sealed));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has AES-GCM", impossible);
        }
    }

    /** Decrypts; an IllegalArgumentException says why it can't. */
    byte[] open(String boundTo, String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals(FORMAT)) {
            throw new IllegalArgumentException("it is not sealed as " + FORMAT);
        }
        Key key = keys.stream()
                .filter(known -> known.id().equals(parts[1]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it is encrypted under key " + parts[1]
                        + ", which the file does not hold; it holds "
                        + keys.stream().map(Key::id).toList()));
        try {
            byte[] nonce = Base64.getUrlDecoder().decode(parts[2]);
            return cipher(Cipher.DECRYPT_MODE, key, nonce, boundTo)
                    .doFinal(Base64.getUrlDecoder().decode(parts[3]));
        } catch (GeneralSecurityException tampered) {
            throw new IllegalArgumentException("it was tampered with, or is that of another key");
        }
    }

    /** True if it was sealed under the key that seals now. */
    boolean isCurrent(String text) {
        return text.startsWith(FORMAT + "." + keys.getFirst().id() + ".");
    }

    private static Cipher cipher(int mode, Key key, byte[] nonce, String boundTo) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(("openspeak signing key " + boundTo + " under " + key.id()).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    @Override
    public String toString() {
        return "KeyEncryption[" + keys + "]";
    }
}
