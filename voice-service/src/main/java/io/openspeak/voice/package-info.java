/** Voice: what an operator may set. */
@NullMarked
package io.openspeak.voice;

import org.jspecify.annotations.NullMarked;
