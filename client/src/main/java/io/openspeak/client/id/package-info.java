/** Identifiers as types of their own, so that none is passed for another. */
@NullMarked
package io.openspeak.client.id;

import org.jspecify.annotations.NullMarked;
