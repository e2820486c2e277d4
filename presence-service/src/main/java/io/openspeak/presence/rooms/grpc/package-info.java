/** Rooms' RPCs, and questions to channel-service. */
@NullMarked
package io.openspeak.presence.rooms.grpc;

import org.jspecify.annotations.NullMarked;
