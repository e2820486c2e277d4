/** Partitioned logs on Redis Streams: positions, tails and the local views folded from them. */
@NullMarked
package io.openspeak.platform.redis.log;

import org.jspecify.annotations.NullMarked;
