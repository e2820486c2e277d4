/** The directory over REST. */
@NullMarked
package io.openspeak.channel.rest;

import org.jspecify.annotations.NullMarked;
