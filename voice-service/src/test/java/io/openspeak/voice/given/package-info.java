/** What the tests of the service's edges speak of: clients, the other services, and facts. */
@NullMarked
package io.openspeak.voice.given;

import org.jspecify.annotations.NullMarked;
