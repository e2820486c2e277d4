/** The WebSocket edge of voice streams: {@code /voice}, for browsers and whoever prefers it to gRPC. */
@NullMarked
package io.openspeak.voice.stream.websocket;

import org.jspecify.annotations.NullMarked;
