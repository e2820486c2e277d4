/** Questions about guests, asked of channel-service. */
@NullMarked
package io.openspeak.voice.guest.grpc;

import org.jspecify.annotations.NullMarked;
