/** Voice streams of clients: one state machine over every transport that carries {@code OpenVoiceRequest} and {@code OpenVoiceResponse}. */
@NullMarked
package io.openspeak.voice.stream;

import org.jspecify.annotations.NullMarked;
