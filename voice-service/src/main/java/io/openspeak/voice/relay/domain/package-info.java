/** Rules of the relay: who is to be linked, who is interested in what, when to try again. */
@NullMarked
package io.openspeak.voice.relay.domain;

import org.jspecify.annotations.NullMarked;
