/** Typing and messages in Redis. */
@NullMarked
package io.openspeak.presence.rooms.redis;

import org.jspecify.annotations.NullMarked;
