/** The VoicePing protocol over the router: MessagePack arrays, with which existing clients speak, listen and write to each other. */
@NullMarked
package io.openspeak.voice.voiceping;

import org.jspecify.annotations.NullMarked;
