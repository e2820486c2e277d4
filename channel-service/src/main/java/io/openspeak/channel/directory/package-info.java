/** Channels and the tree in which they hang: made, changed and found. */
@NullMarked
package io.openspeak.channel.directory;

import org.jspecify.annotations.NullMarked;
