/** What can go wrong, named once, and how each edge says it. */
@NullMarked
package io.openspeak.platform.failures;

import org.jspecify.annotations.NullMarked;
