/** One class for each command. */
@NullMarked
package io.openspeak.cli.command;

import org.jspecify.annotations.NullMarked;
