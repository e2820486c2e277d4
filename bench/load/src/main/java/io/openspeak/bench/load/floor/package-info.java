/** Servers that only forward: what the machine and the transport cost before any logic. */
@NullMarked
package io.openspeak.bench.load.floor;

import org.jspecify.annotations.NullMarked;
