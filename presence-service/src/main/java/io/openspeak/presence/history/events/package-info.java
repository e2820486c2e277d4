/** Presence facts, taken into history. */
@NullMarked
package io.openspeak.presence.history.events;

import org.jspecify.annotations.NullMarked;
