package io.openspeak.platform.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {

    @ParameterizedTest
    @CsvSource({
        "0, 8200",
        "125, 827d",
        "126, 827e007e",
        "65535, 827effff",
        "65536, 827f0000000000010000",
    })
    void header_tellsTheLength_inAsFewBytesAsItMust(int length, String header) {
        byte[] expected = HexFormat.of().parseHex(header);

        ByteBuf whole = Frame.binary(new byte[length]).wire();
        ByteBuf begun = Frame.beginBinary(UnpooledByteBufAllocator.DEFAULT, length);

        assertThat(whole.readableBytes()).isEqualTo(expected.length + length);
        assertThat(ByteBufUtil.getBytes(whole, 0, expected.length)).isEqualTo(expected);
        assertThat(ByteBufUtil.getBytes(begun)).isEqualTo(expected);
        assertThat(begun.writableBytes()).isGreaterThanOrEqualTo(length);
        begun.release();
    }
}
