package io.openspeak.platform.identity.tokens;

import io.openspeak.platform.testing.TestTokens;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Tokens that no edge may accept. */
public final class BadTokens {

    private BadTokens() {}

    /** Each with its name. */
    public static Stream<Arguments> all() {
        TestTokens ours = TestTokens.trusted();
        TestTokens stranger = TestTokens.generate();
        String valid = ours.of("alice");
        String[] parts = valid.split("\\.", -1);
        return Stream.of(
                Arguments.of(
                        "ended",
                        ours.shape("alice").endedSince(Duration.ofMinutes(2)).sign()),
                Arguments.of(
                        "ended just now",
                        ours.shape("alice").endedSince(Duration.ofSeconds(2)).sign()),
                Arguments.of("endless", ours.shape("alice").claim("exp", null).sign()),
                Arguments.of("of a stranger", stranger.of("alice", "admin")),
                Arguments.of(
                        "of a stranger with our key id",
                        stranger.shape("alice").keyId(keyId(ours)).sign()),
                Arguments.of("alg none", ours.shape("alice").unsigned()),
                Arguments.of("signed with the public key", ours.shape("alice").signedWithPublicKey()),
                Arguments.of(
                        "of another issuer",
                        ours.shape("alice").issuer("elsewhere").sign()),
                Arguments.of(
                        "for another audience",
                        ours.shape("alice").audience("elsewhere").sign()),
                Arguments.of(
                        "for no audience",
                        ours.shape("alice").claim("aud", null).sign()),
                Arguments.of(
                        "without subject",
                        ours.shape("alice").claim("sub", null).sign()),
                Arguments.of("with a subject that is no id", ours.shape("{1}").sign()),
                Arguments.of("without signature", parts[0] + "." + parts[1] + "."),
                Arguments.of(
                        "with another payload", parts[0] + "." + ours.of("bob").split("\\.", -1)[1] + "." + parts[2]),
                Arguments.of("garbage", "garbage"),
                Arguments.of("dots", "..."));
    }

    private static String keyId(TestTokens tokens) {
        String keySet = tokens.keySet();
        int start = keySet.indexOf("\"kid\":\"") + 7;
        return keySet.substring(start, keySet.indexOf('"', start));
    }
}
