package io.openspeak.client.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reading lists page by page, from a list of 2,500 numbers. */
class PagesTest {

    private static final int ROWS = 2500;

    private record Page(List<Integer> rows, String next) {}

    private final List<Integer> asked = new ArrayList<>();

    private Page page(int size, String token) {
        asked.add(size);
        int from = token.isEmpty() ? 0 : Integer.parseInt(token);
        int to = Math.min(ROWS, from + size);
        return new Page(IntStream.range(from, to).boxed().toList(), to == ROWS ? "" : Integer.toString(to));
    }

    @Test
    void all_severalPages_areOneList() {
        assertThat(Pages.all(this::page, Page::rows, Page::next)).hasSize(ROWS).endsWith(ROWS - 1);
        assertThat(asked).containsExactly(1000, 1000, 1000);
    }

    @Test
    void first_fewerThanThereAre_asksForNoMore() {
        assertThat(Pages.first(1001, this::page, Page::rows, Page::next)).hasSize(1001);
        assertThat(asked).containsExactly(1000, 1);
    }

    @Test
    void first_serverGivesMoreThanAsked_isCut() {
        assertThat(Pages.first(3, (size, token) -> page(5, token), Page::rows, Page::next))
                .containsExactly(0, 1, 2);
    }
}
