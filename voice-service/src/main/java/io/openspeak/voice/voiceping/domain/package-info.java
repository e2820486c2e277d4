/** Words and rules of the VoicePing protocol. */
@NullMarked
package io.openspeak.voice.voiceping.domain;

import org.jspecify.annotations.NullMarked;
