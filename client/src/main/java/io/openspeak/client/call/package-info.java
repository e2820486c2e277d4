/** Addresses, connections and single calls. */
@NullMarked
package io.openspeak.client.call;

import org.jspecify.annotations.NullMarked;
