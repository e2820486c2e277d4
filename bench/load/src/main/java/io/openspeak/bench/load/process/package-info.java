/** What processes of this machine use, by their own accounting. */
@NullMarked
package io.openspeak.bench.load.process;

import org.jspecify.annotations.NullMarked;
