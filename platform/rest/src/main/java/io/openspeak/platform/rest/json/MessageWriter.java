package io.openspeak.platform.rest.json;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;

/** Messages as JSON: every field that can't be absent is written, so that clients see empty lists and zeros. */
public final class MessageWriter {

    private static final JsonFormat.Printer PRINTER = JsonFormat.printer()
            .preservingProtoFieldNames()
            .alwaysPrintFieldsWithNoPresence()
            .omittingInsignificantWhitespace();

    private MessageWriter() {}

    /** The message as a JSON object. */
    public static String write(Message message) {
        try {
            return PRINTER.print(message);
        } catch (InvalidProtocolBufferException unprintable) {
            throw new IllegalStateException(
                    message.getDescriptorForType().getFullName() + " can't be written as JSON", unprintable);
        }
    }
}
