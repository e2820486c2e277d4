/** Signing in, callers and keys over REST. */
@NullMarked
package io.openspeak.auth.rest;

import org.jspecify.annotations.NullMarked;
