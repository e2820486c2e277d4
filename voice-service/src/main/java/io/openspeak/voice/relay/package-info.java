/** Voice between pods: one copy of a frame goes to each other pod that has listeners for it. */
@NullMarked
package io.openspeak.voice.relay;

import org.jspecify.annotations.NullMarked;
