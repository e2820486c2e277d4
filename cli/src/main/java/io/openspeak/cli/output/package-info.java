/** What people and scripts read. */
@NullMarked
package io.openspeak.cli.output;

import org.jspecify.annotations.NullMarked;
