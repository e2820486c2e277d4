/** Facts of speech, folded into this pod's table. */
@NullMarked
package io.openspeak.voice.speaking.events;

import org.jspecify.annotations.NullMarked;
