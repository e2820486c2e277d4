/** The directory of channels and who is in them: the verbs of channel-service and their ports. */
@NullMarked
package io.openspeak.channel;

import org.jspecify.annotations.NullMarked;
