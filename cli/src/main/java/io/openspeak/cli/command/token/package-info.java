/** What can be done with API tokens. */
@NullMarked
package io.openspeak.cli.command.token;

import org.jspecify.annotations.NullMarked;
