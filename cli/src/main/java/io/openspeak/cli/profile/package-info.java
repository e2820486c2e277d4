/** Who signed in on this machine, kept between calls. */
@NullMarked
package io.openspeak.cli.profile;

import org.jspecify.annotations.NullMarked;
