/** Accounts in Redis. */
@NullMarked
package io.openspeak.auth.redis;

import org.jspecify.annotations.NullMarked;
