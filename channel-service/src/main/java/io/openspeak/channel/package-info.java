/** The directory of channels and who is in them; here is what all its parts share. */
@NullMarked
package io.openspeak.channel;

import org.jspecify.annotations.NullMarked;
