/** API tokens, accounts, and what admins look after. */
@NullMarked
package io.openspeak.client.account;

import org.jspecify.annotations.NullMarked;
