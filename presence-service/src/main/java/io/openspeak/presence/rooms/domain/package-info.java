/** Rules of rooms. */
@NullMarked
package io.openspeak.presence.rooms.domain;

import org.jspecify.annotations.NullMarked;
