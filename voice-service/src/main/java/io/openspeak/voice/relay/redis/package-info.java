/** The registry of pods in Redis. */
@NullMarked
package io.openspeak.voice.relay.redis;

import org.jspecify.annotations.NullMarked;
