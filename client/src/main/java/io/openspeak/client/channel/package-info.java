/** The directory of channels and one's seat in one. */
@NullMarked
package io.openspeak.client.channel;

import org.jspecify.annotations.NullMarked;
