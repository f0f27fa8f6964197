package app.parley.config;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.config.Setting.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings as admins see them: the value in force, and where it came from. */
class SettingsInForceTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \\|");
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z_]+");

    private static Map<String, Setting> settings(Map<String, String> environment) {
        return Config.fromEnvironment(environment).settings().stream()
                .collect(Collectors.toMap(Setting::name, Function.identity()));
    }

    @Test
    void theyAreThoseOfTheDocument() throws IOException {
        Set<String> documented = new TreeSet<>();
        ROW.matcher(Files.readString(Path.of("src/docs/settings.md")))
                .results()
                .forEach(row -> NAME.matcher(row.group(1)).results().forEach(name -> documented.add(name.group())));
        Set<String> known = new TreeSet<>(settings(Map.of()).keySet());
        known.removeIf(name -> name.startsWith("PARLEY_LIMIT_"));

        assertThat(known).isEqualTo(documented);
    }

    @Test
    void aValueSaysWhereItCameFrom(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "hush");
        Map<String, Setting> settings = settings(Map.of(
                "PARLEY_RETENTION_DAYS", " 90 ",
                "PARLEY_GUESTS", "off",
                "PARLEY_METRICS_TOKEN_FILE", file.toString(),
                "PARLEY_ORIGINS", "https://a.example, https://b.example"));

        assertThat(settings.get("PARLEY_RETENTION_DAYS"))
                .isEqualTo(new Setting("PARLEY_RETENTION_DAYS", "90", Source.ENVIRONMENT, false));
        assertThat(settings.get("PARLEY_GUESTS"))
                .isEqualTo(new Setting("PARLEY_GUESTS", "off", Source.ENVIRONMENT, false));
        assertThat(settings.get("PARLEY_METRICS_TOKEN"))
                .isEqualTo(new Setting("PARLEY_METRICS_TOKEN", null, Source.FILE, true));
        assertThat(settings.get("PARLEY_ORIGINS").value()).isEqualTo("https://a.example, https://b.example");
        assertThat(settings.get("PARLEY_BACKUP_KEEP"))
                .isEqualTo(new Setting("PARLEY_BACKUP_KEEP", "7", Source.DEFAULT, false));
        assertThat(settings.get("PARLEY_RELAY_PORTS").value()).isEqualTo("49152-65535");
        assertThat(settings.get("PARLEY_BIND")).isEqualTo(new Setting("PARLEY_BIND", null, Source.DEFAULT, false));
        assertThat(settings.get("PARLEY_LIMIT_ROOM_CAPACITY").value()).isEqualTo("8");
    }

    @Test
    void whatAPlatformSetsByItselfIsThePlatforms() {
        Map<String, String> heroku = Map.of(
                "DYNO", "web.1", "PORT", "5000", "DATABASE_URL", "postgres://u:hush@db/parley", "PARLEY_PUSH", "off");

        assertThat(settings(heroku).get("PORT")).isEqualTo(new Setting("PORT", "5000", Source.PLATFORM, false));
        assertThat(settings(heroku).get("DATABASE_URL").source()).isEqualTo(Source.PLATFORM);
        assertThat(settings(heroku).get("PARLEY_PUSH").source()).isEqualTo(Source.ENVIRONMENT);
        assertThat(settings(Map.of("PORT", "5000")).get("PORT").source()).isEqualTo(Source.ENVIRONMENT);
    }

    @Test
    void noSecretIsShownUnderAnyName() {
        Map<String, Setting> settings = settings(Map.ofEntries(
                Map.entry("DATABASE_URL", "postgres://u:hush@db/parley"),
                Map.entry("JDBC_DATABASE_URL", "jdbc:postgresql://db/parley?password=hush"),
                Map.entry("PARLEY_SETUP_TOKEN", "hush"),
                Map.entry("PARLEY_TURN_SECRET", "hush"),
                Map.entry("PARLEY_ICE_URL", "https://a.example/?apiKey=hush"),
                Map.entry("PARLEY_ICE_KIND", "twilio"),
                Map.entry("PARLEY_ICE_TOKEN", "a:hush"),
                Map.entry("PARLEY_METRICS_TOKEN", "hush"),
                // These look at the database's settings, too.
                Map.entry("PARLEY_TLS_ACME", "you@example.com"),
                Map.entry("PARLEY_DATA", "data"),
                Map.entry("PARLEY_PUBLIC_URL", "https://chat.example.com")));

        assertThat(settings.values())
                .noneMatch(setting -> String.valueOf(setting.value()).contains("hush"));
        assertThat(settings.values())
                .filteredOn(setting -> setting.name().matches(".*(SECRET|TOKEN|PASSWORD)"))
                .isNotEmpty()
                .allMatch(Setting::secret);
    }
}
