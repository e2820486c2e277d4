package io.openspeak.voice.stream.websocket;

import io.netty.util.concurrent.FastThreadLocal;

/** Each event loop's {@link TurnMessage}. */
final class TurnMessages {

    private final FastThreadLocal<TurnMessage> ofLoop = new FastThreadLocal<>() {
        @Override
        protected TurnMessage initialValue() {
            return new TurnMessage();
        }
    };

    /** That of the event loop that this runs on. */
    TurnMessage current() {
        return ofLoop.get();
    }
}
