/** Rules of channels, and why somebody may do something or not. */
@NullMarked
package io.openspeak.cli.command.permission;

import org.jspecify.annotations.NullMarked;
