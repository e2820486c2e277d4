/** History in Redis. */
@NullMarked
package io.openspeak.presence.history.redis;

import org.jspecify.annotations.NullMarked;
