/** What is kept of a channel's speech, and for how long. */
@NullMarked
package io.openspeak.voice.catchup.domain;

import org.jspecify.annotations.NullMarked;
