/** What was revoked before its end, and the cut of what was opened with it. */
@NullMarked
package io.openspeak.platform.revocation;

import org.jspecify.annotations.NullMarked;
