/** What a caller is told when something did not work. */
@NullMarked
package io.openspeak.client.failure;

import org.jspecify.annotations.NullMarked;
