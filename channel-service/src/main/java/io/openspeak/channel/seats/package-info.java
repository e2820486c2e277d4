/** Seats as they are kept: taken, changed and freed, and where each user has some. */
@NullMarked
package io.openspeak.channel.seats;

import org.jspecify.annotations.NullMarked;
