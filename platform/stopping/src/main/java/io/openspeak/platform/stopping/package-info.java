/** Stopping a pod: what every service does alike, and what it asks each of them. */
@NullMarked
package io.openspeak.platform.stopping;

import org.jspecify.annotations.NullMarked;
