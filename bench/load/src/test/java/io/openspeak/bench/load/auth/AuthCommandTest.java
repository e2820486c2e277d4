package io.openspeak.bench.load.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openspeak.bench.load.rate.Ladder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What can be asked of the scenario. */
class AuthCommandTest {

    private static AuthCommand parsed(String... arguments) {
        AuthCommand command = new AuthCommand();
        new CommandLine(command).parseArgs(arguments);
        return command;
    }

    @Test
    void noOptions_areTheDefaults() {
        assertThat(parsed().plan())
                .isEqualTo(new Ladder(250, 1.5, 50_000, Duration.ofSeconds(10), Duration.ofSeconds(30), 100));
        assertThat(parsed().sorts).containsExactly(AuthCommand.Sort.ACCESS, AuthCommand.Sort.API);
    }

    @Test
    void options_areTaken() {
        AuthCommand command =
                parsed("--rate=10", "--factor=3", "--most=90", "--seconds=2", "--warmup=0", "--p99=50", "--token=API");

        assertThat(command.plan()).isEqualTo(new Ladder(10, 3, 90, Duration.ofSeconds(2), Duration.ZERO, 50));
        assertThat(command.sorts).containsExactly(AuthCommand.Sort.API);
    }

    @Test
    void valuesOutOfRange_areRefused_andNamed() {
        assertThatThrownBy(() -> parsed("--callers=0").plan())
                .isInstanceOf(ParameterException.class)
                .hasMessage("callers is 0, expected 1 to 5000");
        assertThatThrownBy(() -> parsed("--p99=0").plan()).hasMessageContaining("p99 is 0");
    }
}
