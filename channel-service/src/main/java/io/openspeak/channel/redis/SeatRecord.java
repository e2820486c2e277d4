package io.openspeak.channel.redis;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.openspeak.channel.contract.MemberMessages;
import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.Sanctions;
import io.openspeak.channel.domain.Seat;
import io.openspeak.platform.identity.IpAddress;
import io.vertx.mutiny.redis.client.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A seat as scripts keep it: {@code <version> <address or ->\n<Member protobuf>}, so that they can compare versions without
 * protobuf; and sanctions, which are letters.
 */
final class SeatRecord {

    private static final String NO_ADDRESS = "-";

    private SeatRecord() {}

    static Seat read(byte[] kept) {
        int end = 0;
        while (kept[end] != '\n') {
            end++;
        }
        ByteString bytes = ByteString.copyFrom(kept);
        String[] words = bytes.substring(0, end).toStringUtf8().split(" ", -1);
        try {
            return new Seat(
                    MemberMessages.member(io.openspeak.channel.v1.Member.parseFrom(bytes.substring(end + 1))),
                    Long.parseLong(words[0]),
                    Optional.of(words[1])
                            .filter(address -> !address.equals(NO_ADDRESS))
                            .map(IpAddress::new));
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException("a stored seat can't be read", broken);
        }
    }

    /** The record without the version, which the script writes before it. */
    static byte[] withoutVersion(Member member, Optional<IpAddress> address) {
        return ByteString.copyFromUtf8(" " + address.map(IpAddress::value).orElse(NO_ADDRESS) + "\n")
                .concat(MemberMessages.message(member).toByteString())
                .toByteArray();
    }

    static Sanctions sanctions(@Nullable Response letters) {
        String text = letters == null ? "" : letters.toString();
        return new Sanctions(text.contains("m"), text.contains("d"), text.contains("p"));
    }

    static String letters(Sanctions sanctions) {
        return (sanctions.muted() ? "m" : "") + (sanctions.deafened() ? "d" : "") + (sanctions.priority() ? "p" : "");
    }
}
