/** Event loops, and the connections of clients that live on them. */
@NullMarked
package io.openspeak.voice.loop;

import org.jspecify.annotations.NullMarked;
