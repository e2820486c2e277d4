/** Facts of other services, folded into the tables of the router. */
@NullMarked
package io.openspeak.voice.routing.events;

import org.jspecify.annotations.NullMarked;
