package io.openspeak.presence.rooms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of rooms, and how channel-service is asked who may be in them. */
@ConfigMapping(prefix = "openspeak.presence.rooms")
public interface RoomSettings {

    /** Most rooms that a client may listen to at once. */
    @WithDefault("100")
    int maxRooms();

    /** Typing of a user in a room is passed on at most this often. */
    @WithDefault("1s")
    Duration typingInterval();

    /** How long channel-service's answer about a user and a room is good for, unless rights change there before. */
    @WithDefault("10s")
    Duration accessKept();

    /** Most such answers that a pod keeps. */
    @WithDefault("20000")
    int accessEntries();

    /** Questions that channel-service is asked at once by a pod. */
    @WithDefault("64")
    int questions();

    /** Questions that may wait for their turn; more are refused. */
    @WithDefault("20000")
    int maxWaiting();

    /** How long a question may wait for its turn and its answer before it is refused. */
    @WithDefault("5s")
    Duration answerWithin();
}
