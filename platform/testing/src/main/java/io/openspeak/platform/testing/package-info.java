/** What tests of several modules need. */
@NullMarked
package io.openspeak.platform.testing;

import org.jspecify.annotations.NullMarked;
