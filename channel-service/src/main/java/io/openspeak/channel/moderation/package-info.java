/** What moderators do to people, and what is written down of it. */
@NullMarked
package io.openspeak.channel.moderation;

import org.jspecify.annotations.NullMarked;
