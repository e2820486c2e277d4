/** Failures as problem+json (RFC 9457). */
@NullMarked
package io.openspeak.platform.failures.http;

import org.jspecify.annotations.NullMarked;
