package io.openspeak.presence;

import io.openspeak.presence.domain.Times;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** Times and limits of presence; clients are told them in the welcome. */
@ConfigMapping(prefix = "openspeak.presence")
public interface PresenceSettings {

    /** False: people are refused with `presence_disabled`, and channels and voice go on without presence. */
    @WithDefault("true")
    boolean enabled();

    /** Between pings of a session stream, +- 20 %, the first at a random time so that pods don't ping in step. */
    @WithDefault("15s")
    Duration pingInterval();

    /** Silence (no pong, no command) after which a link counts as broken: more than two pings and a round trip. */
    @WithDefault("35s")
    Duration silence();

    /** How long a broken session is shown as reconnecting before it counts as a leave. */
    @WithDefault("10s")
    Duration reconnecting();

    /** How long a broken session may resume. */
    @WithDefault("120s")
    Duration resumable();

    /** Inactivity after which a user is idle. */
    @WithDefault("5m")
    Duration idle();

    /** Activity of a person who is seen as active is written at most this often: the error of the idle time. */
    @WithDefault("15s")
    Duration activityGrain();

    /** Speech is written down as activity only of somebody who was not active for this long, or is seen as idle: the error of the idle time after speech. */
    @WithDefault("30s")
    Duration speechGrain();

    /** How long a pod counts as alive after it renewed its lease. */
    @WithDefault("6s")
    Duration podLease();

    /** How often a pod renews its lease and looks after its sessions. */
    @WithDefault("2s")
    Duration podRenewal();

    /** How often due deadlines are looked for. */
    @WithDefault("500ms")
    Duration sweep();

    /** How long a read waits for the pod to have seen the position that it names. */
    @WithDefault("2s")
    Duration readYourWrites();

    /** Most users that a client may list to watch. */
    @WithDefault("500")
    int maxWatchedUsers();

    /** Bytes that may wait for a slow client before it is closed with SLOW_CONSUMER; of presence only the last state waits. */
    @WithDefault("1048576")
    int maxUnsentBytes();

    /** How long presence may wait for a client that takes nothing before it is closed with SLOW_CONSUMER. */
    @WithDefault("30s")
    Duration slowConsumerAfter();

    /** Changes that a client is told one by one within {@code coalescing}; of more it is told the last state of each user. */
    @WithDefault("100")
    int directChanges();

    /** Within which changes that come fast are told as one. */
    @WithDefault("1s")
    Duration coalescing();

    /** Recent changes that a pod keeps in memory for those who come back, at most. */
    @WithDefault("50000")
    int recentChanges();

    /** The same in bytes. */
    @WithDefault("67108864")
    long recentBytes();

    /** How long a session's lease lasts, which its pod renews in batches. */
    @WithDefault("45s")
    Duration sessionLease();

    /** How often a pod renews the leases of its sessions. */
    @WithDefault("15s")
    Duration sessionRenewal();

    /** Silence after which the link of a mobile client counts as broken, which may sleep for a while. */
    @WithDefault("60s")
    Duration patientSilence();

    /** How often clients without a stream are to report. */
    @WithDefault("30s")
    Duration heartbeat();

    /** Silence after which a session without a stream counts as broken: two reports, and time for one to arrive. */
    default Duration heartbeatLease() {
        return heartbeat().multipliedBy(2).plusSeconds(5);
    }

    /** How long the answer to a command is kept, so that the same command is not carried out twice. */
    @WithDefault("2m")
    Duration commandMemory();

    /** Session streams that a user may have open at a pod at once. */
    @WithDefault("32")
    int maxSessionsPerUser();

    /** How long clients show that somebody types, unless it is told again. */
    @WithDefault("5s")
    Duration typing();

    /** How long the record of somebody who went is kept, for last_seen and claims. */
    @WithDefault("30d")
    Duration keepOffline();

    /** Roles that may watch everyone; more than dashboards only where few people are. */
    @WithDefault("admin,moderator,dashboard")
    Set<String> watchEveryoneRoles();

    /** The times that the rules work with. */
    default Times times() {
        return new Times(idle(), reconnecting(), resumable(), activityGrain());
    }
}
