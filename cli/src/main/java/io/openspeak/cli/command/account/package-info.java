/** What can be done with accounts, sign-ins, keys and the audit. */
@NullMarked
package io.openspeak.cli.command.account;

import org.jspecify.annotations.NullMarked;
