/** Accounts, credentials and what they are worth; plain values and rules. */
@NullMarked
package io.openspeak.auth.domain;

import org.jspecify.annotations.NullMarked;
