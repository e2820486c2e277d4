/** What each client is told: state first or what it missed, then changes, as fast as it takes them. */
@NullMarked
package io.openspeak.presence.feed;

import org.jspecify.annotations.NullMarked;
