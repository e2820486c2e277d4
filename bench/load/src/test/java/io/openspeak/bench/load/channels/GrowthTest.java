package io.openspeak.bench.load.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openspeak.bench.load.rate.ClosedLoop;
import io.openspeak.bench.load.rate.Steps;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What growing costs, each. */
class GrowthTest {

    private static final Growth GROWTH = new Growth(
            new Size(1_000, 10_000),
            900,
            9_000,
            new ClosedLoop.Run(Duration.ofSeconds(3), 2),
            new ClosedLoop.Run(Duration.ofSeconds(6), 5),
            new Footprint(1_000_000, 50_000_000, 150_000),
            new Footprint(1_900_000, 50_450_000, 160_000),
            new Footprint(4_600_000, 52_250_000, 170_000),
            List.of(Steps.of(200, 2_000, Map.of(), 5)));

    @Test
    void bytes_areOfWhatWasAdded() {
        assertThat(GROWTH.redisBytesPerChannel()).isEqualTo(1_000);
        assertThat(GROWTH.redisBytesPerMembership()).isEqualTo(300);
        assertThat(GROWTH.heapBytesPerChannel()).isEqualTo(500);
        assertThat(GROWTH.heapBytesPerMembership()).isEqualTo(200);
    }

    @Test
    void rates_areOfWhatWasAdded() {
        assertThat(GROWTH.madePerSecond()).isEqualTo(300);
        assertThat(GROWTH.joinedPerSecond()).isEqualTo(1_500);
    }

    @Test
    void memberships_ofAChannel_areOfDifferentPeople() {
        int fewestPeople = 10;
        Set<Long> people = new HashSet<>();
        LongStream.range(0, 100)
                .filter(membership -> Size.channelOf(membership) == 4)
                .forEach(membership -> people.add(membership % fewestPeople));

        assertThat(people).hasSize(10);
    }

    @Test
    void table_hasTheSizeAndTheProbes() {
        assertThat(GrowthReport.table(GROWTH, List.of("pod", "redis")))
                .containsPattern("calls tried again +7\n")
                .containsPattern("Redis, bytes a membership +300\n")
                .containsPattern("Call +200 ");
    }

    @Test
    void json_isOneLine() throws Exception {
        JsonNode read = new ObjectMapper().readTree(GrowthReport.json(GROWTH));

        assertThat(read.get("heap_bytes_per_channel").asDouble()).isEqualTo(500);
        assertThat(read.get("tried_again").asLong()).isEqualTo(7);
        assertThat(read.get("probes").get(0).get("answered").asLong()).isEqualTo(2_000);
    }
}
