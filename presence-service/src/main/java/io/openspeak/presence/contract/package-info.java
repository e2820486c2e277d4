/** The domain in the words of the contract (openspeak.presence.v1), for the store, the log and the edges alike. */
@NullMarked
package io.openspeak.presence.contract;

import org.jspecify.annotations.NullMarked;
