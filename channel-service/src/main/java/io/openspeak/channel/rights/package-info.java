/** Who may do what in a channel: asked, set, and looked at again when it changes. */
@NullMarked
package io.openspeak.channel.rights;

import org.jspecify.annotations.NullMarked;
