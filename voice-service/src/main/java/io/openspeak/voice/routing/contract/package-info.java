/** Frames in the words of the contract: encoded once, as bytes that every transport sends. */
@NullMarked
package io.openspeak.voice.routing.contract;

import org.jspecify.annotations.NullMarked;
