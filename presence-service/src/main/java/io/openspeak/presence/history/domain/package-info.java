/** What history keeps of a user and how it is read: rules without frameworks. */
@NullMarked
package io.openspeak.presence.history.domain;

import org.jspecify.annotations.NullMarked;
