/** The interactive shell. */
@NullMarked
package io.openspeak.cli.shell;

import org.jspecify.annotations.NullMarked;
