/** Who joins, moves and leaves, and which of its seats a user keeps. */
@NullMarked
package io.openspeak.channel.membership;

import org.jspecify.annotations.NullMarked;
