/** The directory of channels, one's seat in one, rights and moderation. */
@NullMarked
package io.openspeak.client.channel;

import org.jspecify.annotations.NullMarked;
