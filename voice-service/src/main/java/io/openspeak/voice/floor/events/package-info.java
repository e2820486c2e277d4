/** Facts of floors, folded into this pod's table. */
@NullMarked
package io.openspeak.voice.floor.events;

import org.jspecify.annotations.NullMarked;
