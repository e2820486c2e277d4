/** Who speaks, as messages. */
@NullMarked
package io.openspeak.voice.speaking.contract;

import org.jspecify.annotations.NullMarked;
