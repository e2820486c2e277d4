/** What VoicePing clients tell the other pods, as facts. */
@NullMarked
package io.openspeak.voice.voiceping.contract;

import org.jspecify.annotations.NullMarked;
