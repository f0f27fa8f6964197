package app.parley.checks;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.checks.BackupCheck.Backups;
import app.parley.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whether the daily backup is there. */
class BackupCheckTest {
    private final TestClock clock = new TestClock();

    private Finding found(Backups backups) {
        try (Attempt attempt = new Attempt(Duration.ofSeconds(1))) {
            return new BackupCheck(() -> backups, clock).run(attempt);
        }
    }

    @Test
    void aServerThatIsToWriteNoneIsNotToBlame() {
        assertThat(found(new Backups(null, null, null, false)).outcome()).isEqualTo(CheckOutcome.BACKUP_OFF);
    }

    @Test
    void theNewestIsOfToday() {
        Finding finding = found(new Backups("/backups", clock.instant().minus(Duration.ofHours(25)), null, false));

        assertThat(finding.outcome()).isEqualTo(CheckOutcome.BACKUP_DONE);
        assertThat(finding.text()).isEqualTo("The newest backup is of 2026-03-01 08:00 UTC.");
    }

    @Test
    void oneThatIsOlderIsOverdueAlsoWhereNobodySawItFail() {
        assertThat(found(new Backups("/backups", clock.instant().minus(Duration.ofHours(27)), null, false))
                        .outcome())
                .isEqualTo(CheckOutcome.BACKUP_OVERDUE);
        assertThat(found(new Backups("/backups", null, null, false)).outcome()).isEqualTo(CheckOutcome.BACKUP_NONE);
    }

    @Test
    void aServerThatHasOnlyBegunIsGivenTheTimeToWriteOne() {
        assertThat(found(new Backups("/backups", null, null, true)).outcome()).isEqualTo(CheckOutcome.NOT_YET);
    }

    @Test
    void whatFailedIsSaidThoughTheOneBeforeIsStillGood() {
        Finding finding = found(new Backups("/backups", clock.instant(), "/backups: No space left on device", false));

        assertThat(finding.outcome().state()).isEqualTo(CheckState.ERROR);
        assertThat(finding.text()).isEqualTo("The daily backup failed: /backups: No space left on device.");
        assertThat(finding.advice()).contains("write to /backups,");
    }
}
