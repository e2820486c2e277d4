/** What every service does with its Redis, and how it tells that it is out of reach. */
@NullMarked
package io.openspeak.platform.redis;

import org.jspecify.annotations.NullMarked;
