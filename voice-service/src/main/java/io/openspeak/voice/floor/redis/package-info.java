/** Floors in Redis. */
@NullMarked
package io.openspeak.voice.floor.redis;

import org.jspecify.annotations.NullMarked;
