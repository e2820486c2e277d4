/** Channels and seats in Redis. */
@NullMarked
package io.openspeak.channel.redis;

import org.jspecify.annotations.NullMarked;
