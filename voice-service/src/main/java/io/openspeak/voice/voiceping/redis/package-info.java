/** The way to the other pods, on a stream of Redis. */
@NullMarked
package io.openspeak.voice.voiceping.redis;

import org.jspecify.annotations.NullMarked;
