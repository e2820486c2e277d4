/** What the clients of other pods said. */
@NullMarked
package io.openspeak.voice.voiceping.events;

import org.jspecify.annotations.NullMarked;
