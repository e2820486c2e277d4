package io.openspeak.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The bar is text. */
class ProgressBarTest {

    @Test
    void draw_half_isHalfFull() {
        assertThat(ProgressBar.draw(50, 100, "frames", "")).isEqualTo("[===============               ] 50/100 frames");
    }

    @Test
    void draw_nothingToDo_isFull() {
        assertThat(ProgressBar.draw(0, 0, "frames", "empty"))
                .endsWith("] 0/0 frames  empty")
                .doesNotContain("  ]");
    }
}
