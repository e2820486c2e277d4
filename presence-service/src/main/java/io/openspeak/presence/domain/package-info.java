/** What a user's presence is and how it changes: plain values and pure rules of (state, input, now). */
@NullMarked
package io.openspeak.presence.domain;

import org.jspecify.annotations.NullMarked;
