/** Speaking and hearing. */
@NullMarked
package io.openspeak.cli.command.voice;

import org.jspecify.annotations.NullMarked;
