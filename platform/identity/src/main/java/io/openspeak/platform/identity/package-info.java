/** Who calls: ids, roles and callers, as plain values. */
@NullMarked
package io.openspeak.platform.identity;

import org.jspecify.annotations.NullMarked;
