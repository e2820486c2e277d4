/** When to play what was heard: a jitter buffer in plain Java that is told the time. */
@NullMarked
package io.openspeak.client.playout;

import org.jspecify.annotations.NullMarked;
