/** Rooms (channels and direct conversations): who listens to them here, what is typed and sent there, and who may. */
@NullMarked
package io.openspeak.presence.rooms;

import org.jspecify.annotations.NullMarked;
