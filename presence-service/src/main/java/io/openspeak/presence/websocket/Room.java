package io.openspeak.presence.websocket;

import io.openspeak.platform.identity.ChannelId;

/**
 * A room as clients name it.
 *
 * @param direct true for a direct conversation
 */
record Room(ChannelId id, boolean direct) {}
