/** Load on channel-service, and what its size costs. */
@NullMarked
package io.openspeak.bench.load.channels;

import org.jspecify.annotations.NullMarked;
