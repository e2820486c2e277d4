/** Who one is to the services, and the token that proves it. */
@NullMarked
package io.openspeak.client.signin;

import org.jspecify.annotations.NullMarked;
