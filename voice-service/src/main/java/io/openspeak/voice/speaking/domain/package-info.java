/** Who speaks, and who was told of it: plain Java. */
@NullMarked
package io.openspeak.voice.speaking.domain;

import org.jspecify.annotations.NullMarked;
