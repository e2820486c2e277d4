package io.openspeak.client.call;

import java.util.UUID;

/** Makes ids by which services recognise a repeated command. */
public final class CommandId {

    private CommandId() {}

    public static String next() {
        return UUID.randomUUID().toString();
    }
}
