/** Guests: people who are heard in a channel that they are not in, as long as channel-service says that they may. */
@NullMarked
package io.openspeak.voice.guest;

import org.jspecify.annotations.NullMarked;
