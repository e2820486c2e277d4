/** An installation to put load on. */
@NullMarked
package io.openspeak.bench.load.site;

import org.jspecify.annotations.NullMarked;
