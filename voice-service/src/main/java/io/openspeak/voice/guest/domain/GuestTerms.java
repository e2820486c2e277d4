package io.openspeak.voice.guest.domain;

import java.time.Duration;

/**
 * How long an answer about a guest is good for.
 *
 * @param askAgain after which it is asked again though nothing was heard of a change
 * @param kept after which it is worth nothing, if asking again brings none
 */
public record GuestTerms(Duration askAgain, Duration kept) {}
