/** Callers of REST routes and WebSocket upgrades. */
@NullMarked
package io.openspeak.platform.identity.http;

import org.jspecify.annotations.NullMarked;
