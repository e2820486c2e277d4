/** Channel-service's facts, as rooms need them. */
@NullMarked
package io.openspeak.presence.rooms.events;

import org.jspecify.annotations.NullMarked;
