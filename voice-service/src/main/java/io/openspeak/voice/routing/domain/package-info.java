/** Rules of routing in plain Java: who may be heard, who hears, what a slow listener loses. */
@NullMarked
package io.openspeak.voice.routing.domain;

import org.jspecify.annotations.NullMarked;
