/** VoicePing over WebSockets. */
@NullMarked
package io.openspeak.voice.voiceping.websocket;

import org.jspecify.annotations.NullMarked;
