package io.openspeak.voice.voiceping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openspeak.platform.failures.Refusal;
import io.openspeak.voice.voiceping.domain.ChannelType;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.Payload;
import io.openspeak.voice.voiceping.domain.WireId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages as JavaScript clients (notepack.io) and the mobile SDK (MessagePack before its binary format) write them. */
class MessageCodecTest {

    @ParameterizedTest
    @EnumSource(MessageType.class)
    void everyType_hasItsNumber(MessageType type) {
        Message message =
                Message.of(ChannelType.GROUP, type, new WireId.Whole(1), new WireId.Whole(2), Payload.NOTHING);

        assertThat(MessageCodec.encode(message)).isEqualTo(bytes("95 00 %02x 01 02 c0".formatted(type.code())));
        assertThat(MessageCodec.decode(MessageCodec.encode(message))).isEqualTo(message);
    }

    @Test
    void audioOfJavaScript_isBinary() {
        Message audio = MessageCodec.decode(bytes("95 00 03 cd 3039 a5 616c706861 c4 03 f8fffe"));

        assertThat(audio.type()).isEqualTo(MessageType.AUDIO);
        assertThat(audio.from()).isEqualTo(new WireId.Whole(12_345));
        assertThat(audio.to()).isEqualTo(new WireId.Text("alpha"));
        assertThat(((Payload.Binary) audio.payload()).bytes()).isEqualTo(bytes("f8fffe"));
    }

    @Test
    void audioOfMobileClients_isTextThatIsNone_andStaysAsItIs() {
        byte[] sent = bytes("95 00 03 07 2a a3 f8fffe");

        Message audio = MessageCodec.decode(sent);

        assertThat(((Payload.Text) audio.payload()).bytes()).isEqualTo(bytes("f8fffe"));
        assertThat(MessageCodec.encode(audio)).isEqualTo(sent);
    }

    @Test
    void shortMessagesOfMobileClients_lackWhatMeansNothing() {
        Message connection = MessageCodec.decode(bytes("93 00 04 07"));
        Message stop = MessageCodec.decode(bytes("94 00 02 07 2a"));

        assertThat(connection.to()).isEqualTo(new WireId.Nil());
        assertThat(stop.to()).isEqualTo(new WireId.Whole(42));
        assertThat(stop.payload()).isEqualTo(Payload.NOTHING);
    }

    @Test
    void longForm_hasItsIdBeforeThePayload() {
        Message text = MessageCodec.decode(bytes("96 01 11 a1 61 a1 62 a2 6d31 a2 6869"));

        assertThat(text.channel()).isEqualTo(ChannelType.PRIVATE);
        assertThat(text.id()).isEqualTo(new WireId.Text("m1"));
        assertThat(((Payload.Text) text.payload()).text()).isEqualTo("hi");
    }

    @ParameterizedTest
    @CsvSource({
        "07, 7",
        "ff, -1",
        "cf 0000000100000000, 4294967296",
        "cb 4045000000000000, 42",
        "ca 42280000, 42",
        "cb 3ff8000000000000, 1.5",
        "a2 3432, 42",
    })
    void ids_ofWhateverForm_nameTheSame(String packed, String text) {
        assertThat(MessageCodec.decode(bytes("95 00 01 " + packed + " 01 c0"))
                        .from()
                        .text())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "95 00 01 07 2a 83 a1 61 01 a1 62 92 c3 cb 3ff8000000000000 a1 63 d6 ff 00000000",
                "95 00 1e a5 616c696365 00 82 a4 74797065 a9 686561727462656174 a9 74696d657374616d70 cf 0000018bcfe56800",
                "96 00 20 00 07 c0 81 a5 7573657273 90",
                "95 00 01 07 2a c3",
                "95 00 01 07 2a d9 03 616263",
            })
    void payload_ofAnyKind_isPassedOnAsItCame(String packed) {
        Message message = MessageCodec.decode(bytes(packed));

        assertThat(MessageCodec.decode(MessageCodec.encode(message)))
                .usingRecursiveComparison()
                .isEqualTo(message);
        if (message.payload() instanceof Payload.Packed) {
            assertThat(MessageCodec.encode(message)).isEqualTo(bytes(packed));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "c1 | not a MessagePack array",
                "a1 61 | not a MessagePack array",
                "92 00 01 | has 2 parts",
                "97 00 01 01 01 01 01 01 | has 7 parts",
                "95 00 01 01 | not a MessagePack array",
                "95 02 01 01 01 c0 | channel type is 2",
                "95 00 21 01 01 c0 | no message type 33",
                "95 00 1c 01 01 c0 | no message type 28",
                "95 00 ff 01 01 c0 | no message type -1",
                "95 00 cf ffffffffffffffff 01 01 c0 | not a MessagePack array",
                "95 c0 01 01 01 c0 | must be numbers",
                "95 00 01 c3 01 c0 | 'fromId' must be",
                "95 00 01 01 90 c0 | 'toId' must be",
                "95 00 01 cb 7ff8000000000000 01 c0 | 'fromId' is no number",
                "95 00 01 cf ffffffffffffffff 01 c0 | not a MessagePack array",
                "95 00 01 01 01 c0 c0 | follows the message",
                "95 00 01 01 01 c6 7fffffff 00 | ends before",
                "95 00 01 01 01 db 7fffffff 00 | ends before",
                "95 00 01 01 01 c9 7fffffff 01 00 | ends before",
                "95 00 01 01 01 dd 7fffffff 00 | not a MessagePack array",
                "95 00 01 01 01 df 7fffffff 00 00 | not a MessagePack array",
                "dd ffffffff | not a MessagePack array",
            })
    void garbage_isRefusedWithWhatIsWrong(String packed, String why) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> MessageCodec.decode(bytes(packed)))
                .withMessageContaining(why);
    }

    @Test
    void idThatIsTooLong_isRefused() {
        byte[] id = "x".repeat(65).getBytes(StandardCharsets.UTF_8);
        byte[] message = concat(bytes("95 00 01 d9 41"), id, bytes("01 c0"));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> MessageCodec.decode(message))
                .withMessageContaining("'fromId' is longer than 64 bytes");
    }

    @Test
    void nesting_hasAnEnd() {
        assertThat(MessageCodec.decode(nested(15)).payload()).isInstanceOf(Payload.Packed.class);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> MessageCodec.decode(nested(16)))
                .withMessageContaining("nested more than 16 deep");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> MessageCodec.decode(nested(1_000_000)));
    }

    private static byte[] nested(int depth) {
        byte[] lists = new byte[depth];
        Arrays.fill(lists, (byte) 0x91);
        return concat(bytes("95 00 01 01 01"), lists, bytes("c0"));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static byte[] concat(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
