/** Streams that come back by themselves after a break. */
@NullMarked
package io.openspeak.client.link;

import org.jspecify.annotations.NullMarked;
