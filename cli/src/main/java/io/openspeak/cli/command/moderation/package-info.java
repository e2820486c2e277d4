/** What moderators do to members. */
@NullMarked
package io.openspeak.cli.command.moderation;

import org.jspecify.annotations.NullMarked;
