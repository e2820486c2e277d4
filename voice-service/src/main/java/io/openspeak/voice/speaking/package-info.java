/** Who speaks, as facts of the log, and as this pod knows it from there. */
@NullMarked
package io.openspeak.voice.speaking;

import org.jspecify.annotations.NullMarked;
