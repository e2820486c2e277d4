/** The command line: start, what all commands share, and how failures are told. */
@NullMarked
package io.openspeak.cli;

import org.jspecify.annotations.NullMarked;
