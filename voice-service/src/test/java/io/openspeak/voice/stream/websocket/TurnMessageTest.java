package io.openspeak.voice.stream.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.routing.contract.WireFrames;
import io.openspeak.voice.routing.domain.Frame;
import io.openspeak.voice.routing.domain.Gap;
import io.openspeak.voice.v1.OpenVoiceResponse;
import io.openspeak.voice.v1.VoiceFrame;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TurnMessageTest {

    private static final ChannelId LOBBY = new ChannelId("lobby");
    private static final UserId ALICE = new UserId("alice");
    private static final UnpooledByteBufAllocator MEMORY = UnpooledByteBufAllocator.DEFAULT;

    private final TurnMessage messages = new TurnMessage();

    private static Frame frame(long sequence) {
        VoiceFrame spoken = VoiceFrame.newBuilder()
                .setChannelId("lobby")
                .setSequence(sequence)
                .setOpus(ByteString.copyFrom(new byte[90]))
                .build();
        return new Frame(LOBBY, ALICE, 0, sequence, 0, 0, 0, 0, Set.of(), WireFrames.encode(spoken, ALICE, 0));
    }

    private static OpenVoiceResponse parse(ByteBuf message) {
        byte[] bytes = ByteBufUtil.getBytes(message);
        int length = bytes[1] & 0x7f;
        int header = length < 126 ? 2 : 4;
        assertThat(bytes[0]).isEqualTo((byte) 0x82);
        assertThat(length < 126 ? length : (bytes[2] & 0xff) << 8 | bytes[3] & 0xff)
                .isEqualTo(bytes.length - header);
        try {
            return OpenVoiceResponse.parser().parseFrom(bytes, header, bytes.length - header);
        } catch (InvalidProtocolBufferException broken) {
            throw new AssertionError(broken);
        }
    }

    private ByteBuf of(List<Gap> gaps, List<Frame> frames) {
        return messages.of(MEMORY, gaps, frames);
    }

    @Test
    void sameFrames_areTheSameBytes() {
        List<Frame> due = List.of(frame(1), frame(2));

        ByteBuf first = of(List.of(), due);
        ByteBuf second = of(List.of(), due);

        assertThat(parse(first).getFramesList())
                .extracting(VoiceFrame::getSequence)
                .containsExactly(1L, 2L);
        assertThat(second.memoryAddress()).isEqualTo(first.memoryAddress());
        first.skipBytes(10).release();
        assertThat(parse(second).getFramesCount()).isEqualTo(2);
    }

    @Test
    void otherFrames_areAnotherMessage_andTheFirstStaysAsItIs() {
        Frame shared = frame(1);

        ByteBuf first = of(List.of(), List.of(shared));
        ByteBuf second = of(List.of(), List.of(shared, frame(2)));
        ByteBuf third = of(List.of(), List.of(frame(2)));

        assertThat(parse(first).getFramesList())
                .extracting(VoiceFrame::getSequence)
                .containsExactly(1L);
        assertThat(parse(second).getFramesList())
                .extracting(VoiceFrame::getSequence)
                .containsExactly(1L, 2L);
        assertThat(parse(third).getFramesList())
                .extracting(VoiceFrame::getSequence)
                .containsExactly(2L);
    }

    @Test
    void gaps_areOfOneListenerAlone() {
        List<Frame> due = List.of(frame(9));
        ByteBuf usual = of(List.of(), due);

        ByteBuf slow = of(List.of(new Gap(LOBBY, ALICE, 0, 5, 4)), due);
        ByteBuf usualAgain = of(List.of(), due);

        assertThat(parse(slow).getGaps(0).getFirstSequence()).isEqualTo(5);
        assertThat(parse(slow).getFrames(0).getSequence()).isEqualTo(9);
        assertThat(parse(usualAgain).getGapsCount()).isZero();
        assertThat(usualAgain.memoryAddress()).isEqualTo(usual.memoryAddress());
    }

    @Test
    void manyFrames_areOneMessage_thatIsNotKept() {
        List<Frame> due =
                LongStream.range(0, 100).mapToObj(TurnMessageTest::frame).toList();

        ByteBuf message = of(List.of(), due);

        assertThat(parse(message).getFramesCount()).isEqualTo(100);
        assertThat(message.refCnt()).isEqualTo(1);
        message.release();
    }

    @Test
    void whatIsWritten_isReleased_whenTheNextMessageComes() {
        ByteBuf first = of(List.of(), List.of(frame(1)));
        first.release();

        of(List.of(), List.of(frame(2)));

        assertThat(first.refCnt()).isZero();
    }
}
