package io.openspeak.voice.voiceping.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Where private calls to a user are heard: no channel, but named like one, so that frames find their way to all pods. */
public final class PrivateLine {

    private static final String PREFIX = "voiceping:";
    private static final int MAX_CHARS = 64;

    private PrivateLine() {}

    /** The user's line. */
    public static ChannelId of(UserId user) {
        String name = PREFIX + user.value();
        return new ChannelId(name.length() <= MAX_CHARS ? name : PREFIX + digest(user.value()));
    }

    private static String digest(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 24);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
