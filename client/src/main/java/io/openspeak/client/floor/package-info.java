/** The floor of push-to-talk channels, as one who asks for it sees it. */
@NullMarked
package io.openspeak.client.floor;

import org.jspecify.annotations.NullMarked;
