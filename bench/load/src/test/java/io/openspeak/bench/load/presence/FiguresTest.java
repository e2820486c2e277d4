package io.openspeak.bench.load.presence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openspeak.bench.load.measure.Delays;
import io.openspeak.bench.load.measure.Usage;
import io.openspeak.bench.load.process.RedisCommands;
import io.openspeak.bench.load.rate.Steps;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is computed from readings, and how it is told. */
class FiguresTest {

    private static final Idleness NONE = new Idleness(0, 50_000_000, 200_000);
    private static final Idleness THOUSAND = new Idleness(1_000, 70_000_000, 225_000);
    private static final Quiet FEW = quiet(1_000, 3_000);
    private static final Quiet MANY = quiet(10_000, 7_500);

    private static Usage usage(int serverSeconds, int redisSeconds) {
        return new Usage(
                Duration.ofSeconds(30),
                Map.of(
                        FanOut.SERVER,
                        Duration.ofSeconds(serverSeconds),
                        FanOut.REDIS,
                        Duration.ofSeconds(redisSeconds)),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3));
    }

    private static FanOutOutcome fanOut(String server, int serverSeconds, int redisSeconds) {
        return new FanOutOutcome(
                server,
                20,
                1_000,
                600_000,
                500_000,
                "bytes",
                new Delays(1, 2, 3),
                usage(serverSeconds, redisSeconds),
                1);
    }

    private static Quiet quiet(int sessions, long calls) {
        return new Quiet(sessions, new RedisCommands(Map.of("evalsha", calls)), usage(1, 1));
    }

    private static Figures figures() {
        Figures figures = new Figures();
        figures.fanOuts.add(fanOut("presence-service", 4, 2));
        figures.fanOuts.add(fanOut("node ws", 8, 1));
        figures.idle.add(NONE);
        figures.idle.add(THOUSAND);
        figures.quiet.add(FEW);
        figures.quiet.add(MANY);
        figures.storm = new StormOutcome(2_000, Map.of("replay", 1_999L, "snapshot", 1L), 3, usage(4, 1));
        figures.heartbeats.add(Steps.of(200, 2_000, Map.of(), 5));
        return figures;
    }

    @Test
    void cost_isOfWhatWasDelivered_notOfWhatWasSent() {
        assertThat(fanOut("any", 4, 2).secondsPerMillion()).isEqualTo(8);
        assertThat(fanOut("any", 4, 2).redisSecondsPerMillion()).isEqualTo(4);
        assertThat(fanOut("any", 4, 2).lossPercent()).isBetween(16.6, 16.7);
    }

    @Test
    void ratio_belowOne_isCheaperThanThePeer() {
        assertThat(fanOut("ours", 4, 2).ratioTo(fanOut("peer", 8, 1))).isEqualTo(0.5);
        assertThat(fanOut("ours", 4, 2).ratioWithRedisTo(fanOut("peer", 8, 1))).isBetween(0.66, 0.67);
    }

    @Test
    void memory_isOfWhatConnectionsAdded() {
        assertThat(THOUSAND.heapBytesEach(NONE)).isEqualTo(20_000);
        assertThat(THOUSAND.residentBytesEach(NONE)).isEqualTo(25_600);
    }

    @Test
    void commands_areOfAMinute_andOfTheSessionsThatCameOnTop() {
        assertThat(FEW.perMinute()).isEqualTo(6_000);
        assertThat(FEW.perSessionAndMinute()).isEqualTo(6);
        assertThat(MANY.perFurtherSessionAndMinute(FEW)).isEqualTo(1);
    }

    @Test
    void storm_isOfAllThatCameBack() {
        StormOutcome storm = figures().storm;

        assertThat(storm).isNotNull();
        assertThat(storm.cpuMillisEach()).isEqualTo(2);
        assertThat(storm.told("replay")).isEqualTo(1_999);
        assertThat(storm.told("current")).isZero();
    }

    @Test
    void table_hasBothServers_theRatio_andWhatAHeartbeatCosts() {
        assertThat(PresenceReport.table(figures()))
                .containsPattern("CPU-s per million frames +8.0 +16.0\n")
                .contains("ours to the peer's: 0.50; with Redis' part: 0.67\n")
                .containsPattern("heap, kB a connection +- +20.0\n")
                .containsPattern("  evalsha +6,000 +15,000\n")
                .contains("with each further session: 1.00\n")
                .contains("storm of 2000: all back after 30.0 s, 2.00 CPU-ms each")
                .contains("replay 1999, snapshot 1, current 0; tried again 3");
    }

    @Test
    void table_ofARunWithoutPeerIdleAndStorm_leavesThemOut() {
        Figures figures = new Figures();
        figures.fanOuts.add(fanOut("presence-service", 4, 2));

        assertThat(PresenceReport.table(figures)).doesNotContain("ratio").doesNotContain("storm");
    }

    @Test
    void table_ofARunThatFailedAtOnce_isEmpty() {
        assertThat(PresenceReport.table(new Figures())).isBlank();
    }

    @Test
    void lines_areJson() throws Exception {
        for (String line : PresenceLines.of(figures())) {
            JsonNode read = new ObjectMapper().readTree(line);

            assertThat(read.get("scenario").asText()).isEqualTo("presence");
        }
        assertThat(PresenceLines.of(figures()))
                .hasSize(9)
                .anySatisfy(
                        line -> assertThat(line).contains("\"part\":\"ratio\"").contains("\"cpu\":0.5"));
    }
}
