/** Rules of floor control in plain Java: (floor, input, pod, now). */
@NullMarked
package io.openspeak.voice.floor.domain;

import org.jspecify.annotations.NullMarked;
