/** Channels, seats and rights; plain values and rules. */
@NullMarked
package io.openspeak.channel.domain;

import org.jspecify.annotations.NullMarked;
