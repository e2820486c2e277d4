/** Routing of frames: from a speaker's connection to the listeners of the channel, from memory alone. */
@NullMarked
package io.openspeak.voice.routing;

import org.jspecify.annotations.NullMarked;
