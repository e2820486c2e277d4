package io.openspeak.cli.audio;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over packets, each with its length (2 bytes, big endian) before it: equal on both ends when every packet came through. */
public final class PacketDigest {

    private final MessageDigest sha256;

    public PacketDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public void add(byte[] packet) {
        sha256.update((byte) (packet.length >>> 8));
        sha256.update((byte) packet.length);
        sha256.update(packet);
    }

    /** The digest in hex; begins anew afterwards. */
    public String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
