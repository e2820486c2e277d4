package io.openspeak.auth.crypto;

import io.openspeak.auth.domain.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** argon2id (RFC 9106) to and from PHC strings; slow on purpose. */
final class Argon2 {

    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,8}),t=(\\d{1,4}),p=(\\d{1,3})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private Argon2() {}

    /**
     * What a hash costs.
     *
     * @param memoryKib memory, KiB
     * @param iterations passes
     * @param parallelism lanes
     */
    record Cost(int memoryKib, int iterations, int parallelism) {}

    static PasswordHash hash(String password, byte[] salt, Cost cost) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return new PasswordHash("$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memoryKib(),
                        cost.iterations(),
                        cost.parallelism(),
                        base64.encodeToString(salt),
                        base64.encodeToString(derive(password, salt, cost, HASH_BYTES))));
    }

    static boolean matches(PasswordHash hash, String password) {
        Matcher phc = parse(hash);
        byte[] expected = Base64.getDecoder().decode(phc.group(5));
        byte[] actual = derive(password, Base64.getDecoder().decode(phc.group(4)), cost(phc), expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    /** What the hash cost when it was made. */
    static Cost cost(PasswordHash hash) {
        return cost(parse(hash));
    }

    private static Cost cost(Matcher phc) {
        return new Cost(Integer.parseInt(phc.group(1)), Integer.parseInt(phc.group(2)), Integer.parseInt(phc.group(3)));
    }

    private static Matcher parse(PasswordHash hash) {
        Matcher phc = PHC.matcher(hash.phc());
        if (!phc.matches()) {
            throw new IllegalStateException("a stored password hash is not an argon2id PHC string");
        }
        return phc;
    }

    private static byte[] derive(String password, byte[] salt, Cost cost, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.iterations())
                .withParallelism(cost.parallelism())
                .withSalt(salt)
                .build());
        byte[] derived = new byte[length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), derived);
        return derived;
    }
}
