package io.openspeak.channel.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about a user beyond a single channel.
 *
 * @param newest order of the seat that was claimed last; 0: none was
 * @param claims seats that the user has or may have
 * @param last channel that it was in last
 * @param roles of the account, as last heard of
 * @param signedOutUntil seats taken until then are lost, since sign-ins were revoked; the epoch: none were
 * @param disabled true while the account is disabled or deleted: it may have no seat at all
 */
public record UserSeats(
        long newest,
        List<Claim> claims,
        Optional<ChannelId> last,
        Set<Role> roles,
        Instant signedOutUntil,
        boolean disabled) {

    /** Nothing is known. */
    public static final UserSeats NONE = new UserSeats(0, List.of(), Optional.empty(), Set.of(), Instant.EPOCH, false);

    public UserSeats {
        claims = List.copyOf(claims);
        roles = Set.copyOf(roles);
    }

    /**
     * Voice seats that are too many. The latest stay; a seat that is about to be taken goes with older ones, if its channel
     * counts, which its claim does not know; but only one that was taken makes others go.
     *
     * @param limit voice channels that a user may be in; 0: any number
     */
    public List<Claim> tooMany(int limit) {
        List<Claim> taken = claims.stream()
                .filter(claim -> claim.state() == Claim.State.VOICE)
                .sorted(Comparator.comparingLong(Claim::order).reversed())
                .toList();
        if (limit == 0 || taken.size() < limit) {
            return List.of();
        }
        long lastThatStays = taken.get(limit - 1).order();
        return claims.stream()
                .filter(claim -> claim.state() != Claim.State.UNCOUNTED && claim.order() < lastThatStays)
                .toList();
    }

    /** The voice seat that was taken last. */
    public Optional<Claim> latest() {
        return claims.stream()
                .filter(claim -> claim.state() == Claim.State.VOICE)
                .max(Comparator.comparingLong(Claim::order));
    }

    /** True if the seat of that order is lost, since the account lost its sign-ins; orders grow with the time. */
    public boolean isCutOff(long order) {
        return disabled || order <= signedOutUntil.toEpochMilli();
    }
}
