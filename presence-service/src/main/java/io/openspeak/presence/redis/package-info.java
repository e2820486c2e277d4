/** Presence in Redis. */
@NullMarked
package io.openspeak.presence.redis;

import org.jspecify.annotations.NullMarked;
