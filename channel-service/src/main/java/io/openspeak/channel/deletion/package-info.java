/** How channels end, asked for or by themselves. */
@NullMarked
package io.openspeak.channel.deletion;

import org.jspecify.annotations.NullMarked;
