/** "Say again": the last bursts of speech of each channel, kept in memory where an operator wants that. */
@NullMarked
package io.openspeak.voice.catchup;

import org.jspecify.annotations.NullMarked;
