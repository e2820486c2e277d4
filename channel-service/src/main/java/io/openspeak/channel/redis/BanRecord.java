package io.openspeak.channel.redis;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.openspeak.channel.contract.BanMessages;
import io.openspeak.channel.domain.Ban;

/** A ban as scripts keep it: whom it hits in words before the protobuf, so that they can find it without reading that. */
final class BanRecord {

    private BanRecord() {}

    static Ban read(byte[] kept) {
        ByteString bytes = ByteString.copyFrom(kept);
        int end = 0;
        while (bytes.byteAt(end) != '\n') {
            end++;
        }
        try {
            return BanMessages.ban(io.openspeak.channel.v1.Ban.parseFrom(bytes.substring(end + 1)));
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException("a stored ban can't be read", broken);
        }
    }

    /** Fields of the hash {@link ChannelKeys#banned}, each followed by a blank. */
    static String fields(Ban ban) {
        return ban.user().map(user -> "user:" + user + " ").orElse("")
                + ban.address().map(address -> "address:" + address + " ").orElse("");
    }
}
