package io.openspeak.bench.load.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.openspeak.bench.load.floor.FloorKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class VoiceCommandTest {

    private static VoiceCommand parsed(String... arguments) {
        VoiceCommand command = new VoiceCommand();
        new CommandLine(command).parseArgs(arguments);
        return command;
    }

    private static VoicePlan plan(String... arguments) {
        return parsed(arguments).plans().getFirst();
    }

    @Test
    void noOptions_areTheDefaultSize() {
        assertThat(plan())
                .isEqualTo(new VoicePlan(
                        VoiceTransport.GRPC, 100, 1, Duration.ofSeconds(60), Duration.ofSeconds(30), 80, false));
    }

    @Test
    void options_areTaken() {
        assertThat(plan("--listeners=25", "--speakers=4", "--seconds=5", "--warmup=0", "--payload=120", "--in-step"))
                .isEqualTo(new VoicePlan(VoiceTransport.GRPC, 25, 4, Duration.ZERO, Duration.ofSeconds(5), 120, true));
    }

    @Test
    void severalNumbersOfSpeakers_areMeasuredInTurn_andOnlyTheFirstWarmsUp() {
        assertThat(parsed("--speakers=1,4,8", "--warmup=60").plans())
                .extracting(VoicePlan::speakers, VoicePlan::warmUp)
                .containsExactly(
                        tuple(1, Duration.ofSeconds(60)),
                        tuple(4, Duration.ofSeconds(10)),
                        tuple(8, Duration.ofSeconds(10)));
    }

    @Test
    void valuesOutOfRange_areRefused_andNamed() {
        assertThatThrownBy(() -> plan("--listeners=0"))
                .isInstanceOf(ParameterException.class)
                .hasMessage("listeners is 0, expected 1 to 5000");
        assertThatThrownBy(() -> plan("--payload=11")).hasMessage("payload is 11, expected 12 to 1275");
        assertThatThrownBy(() -> plan("--seconds=0")).hasMessage("seconds is 0, expected 1 to 3600");
    }

    @Test
    void floor_isNoneVertxOrThoseNamed() {
        assertThat(parsed().floors).isEmpty();
        assertThat(parsed("--floor", "--json").floors).containsExactly(FloorKind.VERTX);
        assertThat(parsed("--floor=VERTX_EPOLL,GRPC_JAVA").floors)
                .containsExactly(FloorKind.VERTX_EPOLL, FloorKind.GRPC_JAVA);
    }

    @Test
    void floor_thatSpeaksAnotherTransport_isRefused() {
        assertThat(plan("--transport=WEBSOCKET", "--floor=NETTY_WEBSOCKET_EPOLL")
                        .transport())
                .isEqualTo(VoiceTransport.WEBSOCKET);
        assertThat(plan("--transport=WEBSOCKET_TLS", "--floor=NETTY_WEBSOCKET_EPOLL")
                        .transport()
                        .isEncrypted())
                .isTrue();
        assertThat(plan("--transport=GRPC_TLS", "--floor=VERTX").transport().isEncrypted())
                .isTrue();
        assertThatThrownBy(() -> plan("--transport=WEBSOCKET", "--floor=VERTX"))
                .hasMessage("the floor VERTX does not speak WEBSOCKET; expected one that does");
    }

    @Test
    void capacity_isLookedForOnRequest_byMoreSpeakersOrListeners() {
        assertThat(parsed().climb()).isNull();
        assertThat(parsed("--capacity", "--speakers=4", "--seconds=5").climb())
                .isEqualTo(Climb.from(plan("--speakers=4", "--seconds=5"), Raise.SPEAKERS, 1.5, 128));
        assertThat(parsed("--capacity=LISTENERS", "--factor=2", "--most=800", "--speakers=4")
                        .climb())
                .isEqualTo(Climb.from(plan("--speakers=4"), Raise.LISTENERS, 2, 800));
    }

    @Test
    void capacity_beginsWithOneNumberOfSpeakers() {
        VoiceCommand command = parsed("--capacity", "--speakers=1,4");

        assertThatThrownBy(command::climb)
                .isInstanceOf(ParameterException.class)
                .hasMessage("speakers are [1, 4], expected one number for --capacity to begin with");
    }

    @Test
    void speakers_areSpreadOverAFrame_unlessInStep() {
        assertThat(plan("--speakers=4").phase(3)).isEqualTo(Duration.ofMillis(15));
        assertThat(plan("--speakers=4", "--in-step").phase(3)).isEqualTo(Duration.ZERO);
    }
}
