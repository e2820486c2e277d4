/** What channel-service does about facts of other services. */
@NullMarked
package io.openspeak.channel.events;

import org.jspecify.annotations.NullMarked;
