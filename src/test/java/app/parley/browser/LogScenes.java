package app.parley.browser;

import app.parley.store.db.DatabaseSettings;
import app.parley.testing.PlausibleLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The call log of some weeks. */
final class LogScenes implements GalleryScenes {
    @Override
    public void play(GalleryStage stage) throws IOException {
        Path data = Files.createTempDirectory("parley-gallery");
        PlausibleLog.write(
                DatabaseSettings.embedded(data),
                stage.cast(),
                120,
                Instant.now().minusSeconds(7200),
                Duration.ofHours(5));
        stage.team(data);
        Person mina = stage.user("mina");
        mina.opens("/calls");
        stage.shows(mina, "call log", "[data-testid=call-row]");
        mina.sees("more-filters").click();
        stage.shows(mina, "call log, filters", "#filter-form");
        mina.opens("/calls?kind=room");
        mina.sees("call-row").first().getByTestId("details").click();
        stage.shows(mina, "call log, a call", "[data-testid=timeline-person]");
        mina.sees("view-tables").click();
        stage.shows(mina, "call log, tables", ".chart__table td");
        mina.sees("view-charts").click();
        mina.sees("curl").click();
        stage.shows(mina, "call log, curl", "[data-testid=curl-command]");
        mina.page().keyboard().press("Escape");
        mina.sees("calls.delete").first().click();
        stage.shows(mina, "call log, deleting a call", "[data-testid=confirm]");
        mina.opens("/calls?q=nobody-of-that-name&outcome=completed");
        stage.shows(mina, "call log, nothing found", "#calls .empty");
        mina.opens("/calls#c_gone");
        stage.shows(mina, "call log, a link to a call that is gone", ".toast");
        mina.opens("/calls?outcome=nonsense");
        stage.shows(mina, "call log, a wrong address", "#calls .empty");
        stage.team(Map.of());
        Person nobody = stage.user("mina");
        nobody.opens("/calls");
        stage.shows(nobody, "call log, empty", "#none .empty");
    }
}
