/** Making, changing and watching channels. */
@NullMarked
package io.openspeak.cli.command.channel;

import org.jspecify.annotations.NullMarked;
