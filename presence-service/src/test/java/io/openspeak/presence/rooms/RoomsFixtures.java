package io.openspeak.presence.rooms;

import io.openspeak.platform.identity.AccessClaims;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.TokenScopes;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.rooms.domain.Standing;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** People, rooms and settings as tests of rooms need them. */
public final class RoomsFixtures {

    public static final ChannelId TOP = new ChannelId("top");
    public static final ChannelId ROOM = new ChannelId("room");
    public static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    /** Of somebody who may listen to {@link #ROOM}, which hangs below {@link #TOP}, and type there. */
    public static final Standing MAY = new Standing(true, false, true, true, true, List.of(TOP, ROOM));

    /** Of somebody who may see it, and nothing else. */
    public static final Standing SEES = new Standing(true, false, true, false, false, List.of(TOP, ROOM));

    private RoomsFixtures() {}

    public static Caller caller(String user) {
        return new Caller(
                new UserId(user),
                "Name of " + user,
                Set.of(Role.MEMBER),
                new AccessClaims("openspeak", "", "", Instant.EPOCH, Instant.MAX, TokenScopes.ALL, "", ""));
    }

    public static RoomSettings settings(Map<String, String> others) {
        return new SmallRyeConfigBuilder()
                .withMapping(RoomSettings.class)
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(others, "test", 100))
                .build()
                .getConfigMapping(RoomSettings.class);
    }

    static Typing typing(String user) {
        return new Typing(ROOM, false, new UserId(user), user, NOON);
    }
}
