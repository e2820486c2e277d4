/** Floor control: who may talk in a push-to-talk channel, one at a time over all pods. */
@NullMarked
package io.openspeak.voice.floor;

import org.jspecify.annotations.NullMarked;
