package io.openspeak.auth.domain;

import io.openspeak.platform.identity.Ids;
import io.openspeak.platform.identity.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A one-time token that continues a sign-in: {@code osr_<user>.<family>.<proof>.<secret>}. Never printed.
 *
 * <p>The user says where its family is kept. The proof is the same for the whole family: who brings it has held one of its
 * tokens, so a secret that is not the current one was spent, or stolen. The family's id alone, which access tokens carry, proves
 * nothing, and can't be used to end somebody's sign-in.
 *
 * @param user whose sign-in it continues
 * @param family the sign-in
 * @param proof what all tokens of the family share; 128 random bits
 * @param secret what only this one has; 256 bits
 */
public record RefreshToken(UserId user, FamilyId family, String proof, String secret) {

    /** Random bytes of a proof. */
    public static final int PROOF_BYTES = 16;

    /** Random bytes of a secret. */
    public static final int SECRET_BYTES = 32;

    private static final Pattern FORM =
            Pattern.compile("osr_([A-Za-z0-9_-]{2,88})\\.([0-9a-f]{32})\\.([A-Za-z0-9_-]{22})\\.([A-Za-z0-9_-]{43})");

    /** Reads its text form; empty for anything else. */
    public static Optional<RefreshToken> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        return user(form.group(1))
                .map(user -> new RefreshToken(user, new FamilyId(form.group(2)), form.group(3), form.group(4)));
    }

    /** Text form for clients. */
    public String text() {
        String owner = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(user.value().getBytes(StandardCharsets.UTF_8));
        return "osr_" + owner + "." + family + "." + proof + "." + secret;
    }

    /**
     * The token that follows this one. Whoever asks twice with the same token gets the same answer, and only who has this token
     * can be answered: the store, which keeps the salt, has nothing but hashes of the secrets.
     *
     * @param salt random, made for this step and kept with the family until the next one
     */
    public RefreshToken successor(String salt) {
        return new RefreshToken(user, family, proof, derived(salt + "." + secret));
    }

    private static String derived(String from) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(SecretHash.of("openspeak refresh " + from).bytes());
    }

    private static Optional<UserId> user(String encoded) {
        try {
            String user = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            return Ids.valid(user) ? Optional.of(new UserId(user)) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "RefreshToken[user=" + user + ", family=" + family + "]";
    }
}
