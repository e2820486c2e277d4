/** What happens in rooms, as messages. */
@NullMarked
package io.openspeak.presence.rooms.contract;

import org.jspecify.annotations.NullMarked;
