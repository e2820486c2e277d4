package io.openspeak.bench.load.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What can be asked of the scenario. */
class ChannelsCommandTest {

    private static ChannelsCommand.Plan plan(String... arguments) {
        ChannelsCommand command = new ChannelsCommand();
        new CommandLine(command).parseArgs(arguments);
        return command.plan();
    }

    @Test
    void noOptions_growToTheFullSize() {
        assertThat(plan().sizes())
                .containsExactly(new Size(1_000, 10_000), new Size(10_000, 100_000), new Size(100_000, 1_000_000));
    }

    @Test
    void scale_makesASmallRun() {
        assertThat(plan("--scale=0.01").sizes())
                .containsExactly(new Size(10, 100), new Size(100, 1_000), new Size(1_000, 10_000));
        assertThat(plan("--scale=0.001").sizes()).hasSize(3).startsWith(new Size(1, 10));
    }

    @Test
    void valuesOutOfRange_areRefused_andNamed() {
        assertThatThrownBy(() -> plan("--scale=2")).hasMessage("scale is 2.0, expected 0.001 to 1");
        assertThatThrownBy(() -> plan("--people=9")).hasMessage("people is 9, expected 10 to 50000");
        assertThatThrownBy(() -> plan("--rate=0")).hasMessageContaining("rate is 0");
    }
}
