/** WebSockets of load generators. */
@NullMarked
package io.openspeak.bench.load.socket;

import org.jspecify.annotations.NullMarked;
