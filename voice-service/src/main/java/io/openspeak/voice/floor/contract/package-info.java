/** Floors as messages. */
@NullMarked
package io.openspeak.voice.floor.contract;

import org.jspecify.annotations.NullMarked;
