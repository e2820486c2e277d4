package io.openspeak.voice.voiceping;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.failures.Refusal;
import io.openspeak.voice.voiceping.domain.ChannelType;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.Payload;
import io.openspeak.voice.voiceping.domain.WireId;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

/** What is said comes out as it was said, and no bytes do anything but be refused. */
class MessageCodecPropertyTest {

    @Property
    void encodeThenDecode_keepsEverything(@ForAll("messages") Message message) {
        byte[] encoded = MessageCodec.encode(message);

        Message decoded = MessageCodec.decode(encoded);

        assertThat(decoded).usingRecursiveComparison().isEqualTo(message);
        assertThat(MessageCodec.encode(decoded)).isEqualTo(encoded);
    }

    @Property(tries = 5_000)
    void anyBytes_areAMessageOrRefused(@ForAll byte[] bytes) {
        decodeOrRefuse(bytes);
    }

    @Property(tries = 5_000)
    void damagedMessages_areMessagesOrRefused(
            @ForAll("messages") Message message, @ForAll int where, @ForAll byte what, @ForAll int cut) {
        byte[] encoded = MessageCodec.encode(message);
        encoded[Math.floorMod(where, encoded.length)] = what;

        decodeOrRefuse(encoded);
        decodeOrRefuse(Arrays.copyOf(encoded, Math.floorMod(cut, encoded.length)));
    }

    private static void decodeOrRefuse(byte[] bytes) {
        try {
            Message decoded = MessageCodec.decode(bytes);
            assertThat(MessageCodec.decode(MessageCodec.encode(decoded)))
                    .usingRecursiveComparison()
                    .isEqualTo(decoded);
        } catch (Refusal refused) {
            assertThat(refused.toldMessage()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<Message> messages() {
        return Combinators.combine(
                        Arbitraries.of(ChannelType.class),
                        Arbitraries.of(MessageType.class),
                        ids(),
                        ids(),
                        ids().injectNull(0.5),
                        payloads())
                .as(Message::new);
    }

    private static Arbitrary<WireId> ids() {
        return Arbitraries.oneOf(
                Arbitraries.longs().map(WireId.Whole::new),
                Arbitraries.doubles().map(WireId.Fraction::new),
                Arbitraries.strings()
                        .ofMaxLength(16)
                        .filter(MessageCodecPropertyTest::isUnicode)
                        .map(WireId.Text::new),
                Arbitraries.just(new WireId.Nil()));
    }

    /** Half of a surrogate pair is no character, and not kept by UTF-8. */
    private static boolean isUnicode(String text) {
        return text.chars().noneMatch(unit -> Character.isSurrogate((char) unit));
    }

    private static Arbitrary<Payload> payloads() {
        return Arbitraries.oneOf(
                Arbitraries.just(Payload.NOTHING),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(300).map(Payload.Text::new),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(300).map(Payload.Binary::new),
                values(3).map(MessageCodecPropertyTest::packed));
    }

    private static Payload packed(Value value) {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packValue(value);
            return new Payload.Packed(packer.toByteArray());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Lists, maps and what else has no form of its own as a payload. */
    private static Arbitrary<Value> values(int depth) {
        Arbitrary<Value> simple = Arbitraries.oneOf(
                Arbitraries.longs().map(ValueFactory::newInteger),
                Arbitraries.doubles().map(ValueFactory::newFloat),
                Arbitraries.of(true, false).map(ValueFactory::newBoolean));
        if (depth == 0) {
            return simple;
        }
        return Arbitraries.oneOf(
                simple,
                Arbitraries.lazy(() -> values(depth - 1))
                        .list()
                        .ofMaxSize(4)
                        .map(list -> ValueFactory.newArray(list.toArray(Value[]::new))),
                Arbitraries.lazy(() -> values(depth - 1)).list().ofMaxSize(3).map(MessageCodecPropertyTest::map));
    }

    private static Value map(List<Value> values) {
        ValueFactory.MapBuilder map = ValueFactory.newMapBuilder();
        for (int i = 0; i < values.size(); i++) {
            map.put(ValueFactory.newString("key" + i), values.get(i));
        }
        return map.build();
    }
}
