/** Long answers of the server: bounded, and ended with the client, its token or its patience. */
@NullMarked
package io.openspeak.platform.streams;

import org.jspecify.annotations.NullMarked;
