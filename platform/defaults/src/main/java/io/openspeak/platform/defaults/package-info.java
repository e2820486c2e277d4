/** What every service starts with: settings (META-INF/microprofile-config.properties), other systems' names for them, and the clock. */
@NullMarked
package io.openspeak.platform.defaults;

import org.jspecify.annotations.NullMarked;
