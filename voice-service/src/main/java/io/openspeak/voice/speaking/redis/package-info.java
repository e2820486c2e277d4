/** Who speaks, as facts in Redis. */
@NullMarked
package io.openspeak.voice.speaking.redis;

import org.jspecify.annotations.NullMarked;
