/** WebSockets on Vert.x itself (docs/adr/0019): who may connect, frames that are encoded once for all, bounds, and close codes. */
@NullMarked
package io.openspeak.platform.websocket;

import org.jspecify.annotations.NullMarked;
