/** Sessions: the connections of clients, whatever protocol they speak, and what keeps them alive or ends them. */
@NullMarked
package io.openspeak.presence.session;

import org.jspecify.annotations.NullMarked;
