/** What channel-service should do, in memory and as plainly as can be: written from the documentation, not from the code. */
@NullMarked
package io.openspeak.channel.model;

import org.jspecify.annotations.NullMarked;
