/** Sessions, and the presence of oneself and others. */
@NullMarked
package io.openspeak.client.presence;

import org.jspecify.annotations.NullMarked;
