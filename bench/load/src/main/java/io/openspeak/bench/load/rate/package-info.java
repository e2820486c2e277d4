/** Calls at a given rate, whatever their answers take. */
@NullMarked
package io.openspeak.bench.load.rate;

import org.jspecify.annotations.NullMarked;
