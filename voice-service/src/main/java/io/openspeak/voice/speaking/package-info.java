/** Who speaks, as facts of the log: for those who show it or count it, not for listeners, who hear it. */
@NullMarked
package io.openspeak.voice.speaking;

import org.jspecify.annotations.NullMarked;
