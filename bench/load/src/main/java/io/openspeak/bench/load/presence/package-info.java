/** Load on presence-service over WebSockets, and what a connection costs. */
@NullMarked
package io.openspeak.bench.load.presence;

import org.jspecify.annotations.NullMarked;
