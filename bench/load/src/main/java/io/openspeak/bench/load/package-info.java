/** Load on packaged services: the program behind {@code bench/load/run}. */
@NullMarked
package io.openspeak.bench.load;

import org.jspecify.annotations.NullMarked;
