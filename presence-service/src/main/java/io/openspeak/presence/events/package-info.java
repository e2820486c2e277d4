/** What presence does about facts of other services. */
@NullMarked
package io.openspeak.presence.events;

import org.jspecify.annotations.NullMarked;
