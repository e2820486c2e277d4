/** Passwords (argon2id), the signing key and the tokens signed with it (ES256). */
@NullMarked
package io.openspeak.auth.crypto;

import org.jspecify.annotations.NullMarked;
