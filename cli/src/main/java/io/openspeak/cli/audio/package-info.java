/** Speech as files, samples and Opus packets. */
@NullMarked
package io.openspeak.cli.audio;

import org.jspecify.annotations.NullMarked;
