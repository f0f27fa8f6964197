package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.Await;
import app.parley.testing.RestClient;
import app.parley.testing.TestApp;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole server tells its admin what it keeps, by which settings, and that its backup fails. */
class AdminOverviewTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void whatIsKeptForHowLongAndThatABackupWasMade() {
        Path backups = directory.resolve("backups");
        Map<String, String> settings = Map.of(
                "PARLEY_BACKUP_DIR", backups.toString(), "PARLEY_RETENTION_DAYS", "30", "PARLEY_METRICS_TOKEN", "hush");
        try (TestApp app = TestApp.start(settings)) {
            app.setUp("ada", "Ada");
            Await.until(
                    "a backup",
                    PATIENCE,
                    () -> storage(app).at("/backups/state").asText().equals("ok"));
            Await.until(
                    "a purge",
                    PATIENCE,
                    () -> storage(app).at("/retention/lastPurgeAt").isTextual());
            JsonNode storage = storage(app);

            assertThat(storage.at("/backups/directory").asText()).isEqualTo(backups.toString());
            assertThat(storage.at("/backups/kept").asInt()).isEqualTo(1);
            assertThat(storage.at("/backups/lastBytes").asInt()).isPositive();
            assertThat(time(storage, "/backups/nextAt"))
                    .isEqualTo(time(storage, "/backups/lastAt").plus(Duration.ofDays(1)));
            assertThat(storage.at("/retention/days").asInt()).isEqualTo(30);
            assertThat(time(storage, "/retention/nextPurgeAt"))
                    .isEqualTo(time(storage, "/retention/lastPurgeAt").plus(Duration.ofDays(1)));
            assertThat(storage.at("/database/kind").asText()).isEqualTo("file");
            assertThat(storage.at("/database/place").asText()).endsWith("parley.mv.db");
            assertThat(storage.at("/database/bytes").asLong()).isPositive();
            assertThat(storage.get("tables"))
                    .anyMatch(table -> table.get("name").asText().equals("accounts")
                            && table.get("rows").asInt() == 1);
            Await.until("checked", PATIENCE, () -> backupCheck(app).equals(Optional.of("backup-done")));

            String shown = app.get("ada", "/api/v1/admin/settings").body();
            assertThat(shown).doesNotContain("hush").contains("PARLEY_LIMIT_RELAY_KBPS");
        }
    }

    @Test
    void aBackupThatFailsIsACheckByItself() throws IOException {
        Path inTheWay = Files.writeString(directory.resolve("file"), "");
        try (TestApp app = TestApp.start(Map.of("PARLEY_BACKUP_DIR", inTheWay.toString()))) {
            app.setUp("ada", "Ada");
            Await.until("found out", PATIENCE, () -> backupCheck(app).equals(Optional.of("backup-failed")));

            JsonNode backups = storage(app).get("backups");
            assertThat(backups.get("state").asText()).isEqualTo("failed");
            assertThat(backups.get("error").asText()).contains(inTheWay.toString());
            assertThat(time(backups, "/nextAt")).isAfter(time(backups, "/failedAt"));
        }
    }

    private static JsonNode storage(TestApp app) {
        return RestClient.json(app.get("ada", "/api/v1/admin/storage"));
    }

    private static Instant time(JsonNode node, String pointer) {
        return Instant.parse(node.at(pointer).asText());
    }

    private static Optional<String> backupCheck(TestApp app) {
        return RestClient.json(app.get("ada", "/api/v1/checks"))
                .get("items")
                .valueStream()
                .filter(item -> item.get("id").asText().equals("backup"))
                .map(item -> item.get("code").asText())
                .findFirst();
    }
}
