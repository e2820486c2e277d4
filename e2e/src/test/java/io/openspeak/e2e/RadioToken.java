package io.openspeak.e2e;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A token that a VoicePing client signs itself, with a secret that it shares with the installation. */
public final class RadioToken {

    public static final String SECRET = "a secret that radios and the installation share";

    private static final long LIFE_SECONDS = 3 * 3600;

    private RadioToken() {}

    /** For a user and groups, as JSON has them. */
    public static String of(String user, String role, String groups) {
        long now = System.currentTimeMillis() / 1000;
        String signed = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "."
                + base64("{\"uid\":" + user + ",\"role\":\"" + role + "\",\"channelIds\":" + groups + ",\"iat\":" + now
                        + ",\"exp\":" + (now + LIFE_SECONDS) + "}");
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return signed + "."
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
