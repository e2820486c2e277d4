/** What users' presence was: kept from the facts of presence, asked for, and erased. */
@NullMarked
package io.openspeak.presence.history;

import org.jspecify.annotations.NullMarked;
