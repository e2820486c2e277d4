/** Scenarios over the packaged services, in the words of {@link io.openspeak.e2e.TestUser}. */
@NullMarked
package io.openspeak.e2e;

import org.jspecify.annotations.NullMarked;
