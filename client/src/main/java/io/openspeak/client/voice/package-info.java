/** Opus frames to and from the members of a channel. */
@NullMarked
package io.openspeak.client.voice;

import org.jspecify.annotations.NullMarked;
