/** Verification of access tokens, and the token by which a service itself signs in. */
@NullMarked
package io.openspeak.platform.identity.tokens;

import org.jspecify.annotations.NullMarked;
