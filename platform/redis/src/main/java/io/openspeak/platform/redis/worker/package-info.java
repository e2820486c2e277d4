/** Work on the facts of a log that must be done once: partition leases and consumer groups. */
@NullMarked
package io.openspeak.platform.redis.worker;

import org.jspecify.annotations.NullMarked;
