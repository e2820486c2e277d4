/** Channel-service and presence-service, asked for VoicePing clients. */
@NullMarked
package io.openspeak.voice.voiceping.grpc;

import org.jspecify.annotations.NullMarked;
