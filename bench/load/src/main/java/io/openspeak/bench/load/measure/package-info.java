/** What is measured, whatever the scenario. */
@NullMarked
package io.openspeak.bench.load.measure;

import org.jspecify.annotations.NullMarked;
