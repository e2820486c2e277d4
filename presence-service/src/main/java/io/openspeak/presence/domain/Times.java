package io.openspeak.presence.domain;

import java.time.Duration;

/**
 * The times of presence (semantics, section 3).
 *
 * @param idle inactivity after which a user is idle
 * @param reconnecting how long a broken session is not yet a leave
 * @param resumable how long a broken session may resume
 * @param activityGrain activity is written down at most this often while the user is seen as active
 */
public record Times(Duration idle, Duration reconnecting, Duration resumable, Duration activityGrain) {}
