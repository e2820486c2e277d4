package io.openspeak.auth.domain;

import io.openspeak.platform.identity.Allowance;
import java.util.EnumSet;
import java.util.Set;

/**
 * Against what a failed attempt to sign in counts, so that guessing is slow and nobody can lock somebody else out.
 *
 * <p>A stranger to the account counts against three allowances: of the address, of the account at this address, and of the
 * account for all strangers together. Addresses and devices from which the account signed in lately are no strangers: strangers'
 * failures, however many, don't hold them up. A known device is counted by itself, wherever it is; since a device's name is no
 * secret, it still counts against an address that is not known.
 *
 * @param accountHere failures of one account at one address or by one known device
 * @param address failures of one address, whatever the accounts
 * @param account failures of one account by all strangers together
 */
public record AttemptRule(Allowance accountHere, Allowance address, Allowance account) {

    /** What failures are counted by. */
    public enum Counter {
        ACCOUNT_AT_DEVICE,
        ACCOUNT_AT_ADDRESS,
        ACCOUNT,
        ADDRESS
    }

    /** What an attempt counts against, by what is known of where it comes from. */
    public static Set<Counter> counters(boolean deviceKnown, boolean addressKnown) {
        Set<Counter> counters = EnumSet.of(deviceKnown ? Counter.ACCOUNT_AT_DEVICE : Counter.ACCOUNT_AT_ADDRESS);
        if (!addressKnown) {
            counters.add(Counter.ADDRESS);
        }
        if (!addressKnown && !deviceKnown) {
            counters.add(Counter.ACCOUNT);
        }
        return counters;
    }

    /** The allowance of a counter. */
    public Allowance of(Counter counter) {
        return switch (counter) {
            case ACCOUNT_AT_DEVICE, ACCOUNT_AT_ADDRESS -> accountHere;
            case ACCOUNT -> account;
            case ADDRESS -> address;
        };
    }
}
