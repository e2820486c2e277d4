/** History in the words of the contract, for the store and the edges alike. */
@NullMarked
package io.openspeak.presence.history.contract;

import org.jspecify.annotations.NullMarked;
