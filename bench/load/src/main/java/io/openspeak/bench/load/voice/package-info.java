/** Many listeners and few speakers in one channel: how fast, and at what cost. */
@NullMarked
package io.openspeak.bench.load.voice;

import org.jspecify.annotations.NullMarked;
