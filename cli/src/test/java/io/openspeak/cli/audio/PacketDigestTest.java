package io.openspeak.cli.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The digest that both ends compare. */
class PacketDigestTest {

    @Test
    void hex_packets_isSha256OfLengthsAndBytes() throws Exception {
        PacketDigest digest = new PacketDigest();
        digest.add(new byte[] {1, 2, 3});
        digest.add(new byte[300]);

        byte[] all = new byte[2 + 3 + 2 + 300];
        all[1] = 3;
        all[2] = 1;
        all[3] = 2;
        all[4] = 3;
        all[5] = 1;
        all[6] = 44;
        assertThat(digest.hex())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(all)));
    }

    @Test
    void hex_otherBoundaries_isAnotherDigest() {
        PacketDigest one = new PacketDigest();
        one.add(new byte[] {1, 2});
        PacketDigest two = new PacketDigest();
        two.add(new byte[] {1});
        two.add(new byte[] {2});

        assertThat(one.hex()).isNotEqualTo(two.hex());
    }
}
