/** Presence over WebSocket: CoLink's JSON protocol as its clients speak it, and what is new in the same style. */
@NullMarked
package io.openspeak.presence.websocket;

import org.jspecify.annotations.NullMarked;
