/** This pod's reading of the service's own log. */
@NullMarked
package io.openspeak.voice.events;

import org.jspecify.annotations.NullMarked;
