package io.openspeak.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.channel.domain.Act;
import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.Kind;
import io.openspeak.channel.domain.LeaveReason;
import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.Right;
import io.openspeak.channel.domain.Sanctions;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** ChannelFact, version 1, as it lies in logs (but for versions and counts, which scripts add): a change here breaks every reader. */
class ChannelFactGoldenTest {

    private static final Instant AT = Instant.ofEpochMilli(1_763_780_000_123L);
    private static final ChannelId CHANNEL = new ChannelId("general");
    private static final UserId ALICE = new UserId("alice");
    private static final Member MEMBER = new Member(
            ALICE,
            "Alice Ånström",
            Optional.of(new SessionId("s1")),
            AT,
            new Sanctions(true, false, true),
            EnumSet.of(Right.LISTEN, Right.SPEAK),
            Optional.empty(),
            0,
            Set.of());

    static Stream<Arguments> facts() {
        Channel channel = new Channel(
                CHANNEL,
                "General",
                "Everything",
                Kind.PUSH_TO_TALK,
                100,
                32,
                Optional.of(new ChannelId("top")),
                true,
                Duration.ofMinutes(5),
                3,
                List.of(),
                AT);
        return Stream.of(
                Arguments.of("created", ChannelFacts.created(channel, Optional.of(ALICE))),
                Arguments.of("updated", ChannelFacts.updated(channel, ALICE, AT)),
                Arguments.of("deleted", ChannelFacts.deleted(CHANNEL, "Not needed", Optional.of(ALICE), AT)),
                Arguments.of("member-joined", ChannelFacts.joined(CHANNEL, MEMBER, Act.of(ALICE, AT))),
                Arguments.of(
                        "member-left",
                        ChannelFacts.left(
                                CHANNEL, MEMBER, LeaveReason.SESSION_LOST, Optional.empty(), Act.ofSystem(AT))));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void fact_asBytes_isTheGoldenSample(String name, ChannelFact fact) throws Exception {
        assertThat(HexFormat.of().formatHex(fact.toByteArray())).isEqualTo(golden(name));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void goldenSample_parsed_isTheFact(String name, ChannelFact fact) throws Exception {
        assertThat(ChannelFact.parseFrom(HexFormat.of().parseHex(golden(name)))).isEqualTo(fact);
    }

    private static String golden(String name) throws Exception {
        try (InputStream file = Objects.requireNonNull(
                ChannelFactGoldenTest.class.getResourceAsStream("/golden/channel-fact-v1-" + name + ".hex"))) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII).strip();
        }
    }
}
