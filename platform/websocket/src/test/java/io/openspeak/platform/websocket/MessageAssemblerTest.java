package io.openspeak.platform.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import org.junit.jupiter.api.Test;

class MessageAssemblerTest {

    private final MessageAssembler binaries = MessageAssembler.binaries(10, "a message");

    private static Buffer bytes(int length) {
        return Buffer.buffer(new byte[length]);
    }

    @Test
    void wholeMessage_isTheFrame() {
        assertThat(binaries.add(WebSocketFrame.binaryFrame(bytes(10), true))).contains(bytes(10));
    }

    @Test
    void fragments_areOneMessage() {
        assertThat(binaries.add(WebSocketFrame.binaryFrame(Buffer.buffer("ab"), false)))
                .isEmpty();
        assertThat(binaries.add(WebSocketFrame.continuationFrame(Buffer.buffer("cd"), true)))
                .contains(Buffer.buffer("abcd"));
    }

    @Test
    void tooManyBytes_areRefusedAtTheEnd_andTheNextMessageIsTaken() {
        assertThat(binaries.add(WebSocketFrame.binaryFrame(bytes(8), false))).isEmpty();
        assertThat(binaries.add(WebSocketFrame.continuationFrame(bytes(8), false)))
                .isEmpty();

        assertThatThrownBy(() -> binaries.add(WebSocketFrame.continuationFrame(bytes(8), true)))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.BODY_TOO_LARGE))
                .hasMessageContaining("24 bytes");
        assertThat(binaries.add(WebSocketFrame.binaryFrame(bytes(1), true))).isPresent();
    }

    @Test
    void otherKind_isRefused() {
        assertThatThrownBy(() -> binaries.add(WebSocketFrame.textFrame("x", true)))
                .isInstanceOf(Refusal.class)
                .hasMessage("A text message came; a message is expected.");
        assertThatThrownBy(
                        () -> MessageAssembler.texts(10, "JSON text").add(WebSocketFrame.binaryFrame(bytes(1), true)))
                .hasMessage("A binary message came; JSON text is expected.");
    }

    @Test
    void textThatIsNotUtf8_isBroken() {
        assertThatThrownBy(() -> MessageAssembler.text(Buffer.buffer(new byte[] {(byte) 0xc3, (byte) 0x28})))
                .isInstanceOfSatisfying(
                        BrokenFrame.class,
                        broken -> assertThat(broken.closing()).isEqualTo(Closing.NOT_UTF8));
    }
}
