/** The domain as messages of auth.v1, for all edges. */
@NullMarked
package io.openspeak.auth.contract;

import org.jspecify.annotations.NullMarked;
