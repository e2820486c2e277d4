/** Load on auth-service. */
@NullMarked
package io.openspeak.bench.load.auth;

import org.jspecify.annotations.NullMarked;
