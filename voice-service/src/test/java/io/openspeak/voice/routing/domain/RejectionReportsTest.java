package io.openspeak.voice.routing.domain;

import static io.openspeak.voice.routing.domain.Given.millis;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RejectionReportsTest {

    private final RejectionReports reports = new RejectionReports();

    @Test
    void first_isReportedAtOnce_theRestOnceASecond() {
        assertThat(reports.add("general", Rejection.SELF_MUTED, 5, 0)).isTrue();
        assertThat(reports.due(0)).containsExactly(new RejectionReports.Report("general", Rejection.SELF_MUTED, 1, 5));
        assertThat(reports.add("general", Rejection.SELF_MUTED, 6, millis(20))).isFalse();
        reports.add("general", Rejection.SELF_MUTED, 7, millis(40));
        assertThat(reports.due(millis(999))).isEmpty();

        assertThat(reports.due(millis(1_000)))
                .containsExactly(new RejectionReports.Report("general", Rejection.SELF_MUTED, 2, 6));
    }

    @Test
    void channelsWithoutEnd_areSummedUp() {
        for (int i = 0; i < 10_000; i++) {
            reports.add("channel-" + i, Rejection.NOT_A_MEMBER, i, 0);
        }

        var due = reports.due(0);

        assertThat(due).hasSize(32);
        assertThat(due.stream().mapToInt(RejectionReports.Report::count).sum()).isEqualTo(10_000);
    }
}
