/** Pre-shared tokens from a file. */
@NullMarked
package io.openspeak.auth.tokensfile;

import org.jspecify.annotations.NullMarked;
