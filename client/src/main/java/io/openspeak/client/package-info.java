/** The way in: a signed-in client and the rooms that it enters. */
@NullMarked
package io.openspeak.client;

import org.jspecify.annotations.NullMarked;
