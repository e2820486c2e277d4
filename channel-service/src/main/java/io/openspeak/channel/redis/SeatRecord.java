package io.openspeak.channel.redis;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.openspeak.channel.contract.MemberMessages;
import io.openspeak.channel.domain.Seat;

/** Reads a seat as scripts keep it: {@code <version>\n<Member protobuf>}, so that they can compare versions without protobuf. */
final class SeatRecord {

    private SeatRecord() {}

    static Seat read(byte[] kept) {
        int end = 0;
        while (kept[end] != '\n') {
            end++;
        }
        ByteString bytes = ByteString.copyFrom(kept);
        try {
            return new Seat(
                    MemberMessages.member(io.openspeak.channel.v1.Member.parseFrom(bytes.substring(end + 1))),
                    Long.parseLong(bytes.substring(0, end).toStringUtf8()));
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException("a stored seat can't be read", broken);
        }
    }
}
