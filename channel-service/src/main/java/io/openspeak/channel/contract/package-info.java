/** The domain as messages of channel.v1, for all edges. */
@NullMarked
package io.openspeak.channel.contract;

import org.jspecify.annotations.NullMarked;
