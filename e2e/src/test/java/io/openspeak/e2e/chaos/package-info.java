/**
 * Presence under disasters: a plan made from a seed, clients of every protocol that carry it out, an oracle that knows what really
 * happened, and a verdict on what the pods told of it.
 */
@NullMarked
package io.openspeak.e2e.chaos;

import org.jspecify.annotations.NullMarked;
