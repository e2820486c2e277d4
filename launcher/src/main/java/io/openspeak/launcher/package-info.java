/** Runs an installation on this machine: a private Redis and the four services, each a process of its own. */
@NullMarked
package io.openspeak.launcher;

import org.jspecify.annotations.NullMarked;
