/** Who is there: the verbs of presence, with the ports that they need. */
@NullMarked
package io.openspeak.presence;

import org.jspecify.annotations.NullMarked;
