package io.openspeak.voice.floor.redis;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.openspeak.voice.floor.contract.FloorMapping;
import io.openspeak.voice.floor.domain.ChannelFloor;
import io.openspeak.voice.floor.domain.FloorAnswer;
import io.openspeak.voice.floor.domain.FloorReason;
import io.openspeak.voice.floor.domain.FloorTerms;
import io.openspeak.voice.v1.FloorState;
import java.time.Instant;

/** The answer to a command as the store remembers it: {@code granted}, {@code waits} or the reason of a denial, a line feed, the floor. */
final class RememberedAnswer {

    private static final String GRANTED = "granted";
    private static final String WAITS = "waits";

    private RememberedAnswer() {}

    static byte[] encode(FloorAnswer answer, FloorTerms terms) {
        String kind = switch (answer) {
            case FloorAnswer.Granted granted -> GRANTED;
            case FloorAnswer.Waits waits -> WAITS;
            case FloorAnswer.Denied denied -> denied.why().wireName();
        };
        return ByteString.copyFromUtf8(kind + "\n")
                .concat(FloorMapping.record(answer.floor(), terms).toByteString())
                .toByteArray();
    }

    static FloorAnswer decode(byte[] kept) {
        ByteString all = ByteString.copyFrom(kept);
        int end = 0;
        while (all.byteAt(end) != '\n') {
            end++;
        }
        FloorState state = state(all.substring(end + 1));
        ChannelFloor floor = FloorMapping.floor(state, Instant.ofEpochMilli(state.getAt()));
        String kind = all.substring(0, end).toStringUtf8();
        return switch (kind) {
            case GRANTED -> new FloorAnswer.Granted(floor, state.getToken());
            case WAITS -> new FloorAnswer.Waits(floor);
            default -> new FloorAnswer.Denied(floor, FloorReason.of(kind));
        };
    }

    private static FloorState state(ByteString bytes) {
        try {
            return FloorState.parseFrom(bytes);
        } catch (InvalidProtocolBufferException corrupt) {
            throw new IllegalStateException("a remembered answer can't be read", corrupt);
        }
    }
}
