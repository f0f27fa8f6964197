package app.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of src/deploy, as far as they can be checked without the platforms that they are for. */
class DeployFilesTest {
    private static final Path DEPLOY = Path.of("src", "deploy");
    private static final Path PAGES = Path.of("src", "docs", "deploy");
    private static final Pattern SETTING = Pattern.compile("\\b(?:PARLEY_[A-Z_]+|(?:JDBC_)?DATABASE_URL)\\b");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+`) \\|");

    /** A table's head, or a key with a string, a number or a flag. */
    private static final Pattern TOML =
            Pattern.compile("\\[\\[?[a-z_.]+]]?|[A-Za-z_]+ = (?:\"[^\"]*\"|\\d+|true|false)|#.*|");

    private static final Pattern GIVEN = Pattern.compile(
            "(?m)^\\s*[\"'-]*\\s*([A-Z_]*(?:TOKEN|SECRET|PASSWORD))[\"']?\\s*[:=]\\s*[\"']?(?!\\$\\{[A-Z_]+:-}|<)(\\S+)");

    @TempDir
    private Path directory;

    @Test
    void everySettingThatTheyUseIsInSettings() throws IOException {
        Set<String> known = known();
        for (Path file : files()) {
            Set<String> used = new TreeSet<>();
            SETTING.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group()));
            used.removeIf(name -> name.startsWith("PARLEY_LIMIT_") || known.contains(name.replaceFirst("_FILE$", "")));

            assertThat(used).as(file.toString()).isEmpty();
        }
    }

    private static Set<String> known() throws IOException {
        Set<String> names = new TreeSet<>();
        ROW.matcher(Files.readString(Path.of("src/docs/settings.md")))
                .results()
                .flatMap(row -> SETTING.matcher(row.group(1)).results())
                .forEach(name -> names.add(name.group()));
        assertThat(names).contains("PARLEY_DATA", "DATABASE_URL", "PARLEY_ICE_TOKEN");
        return names;
    }

    @Test
    void noneHoldsASecretOrADefaultPassword() throws IOException {
        for (Path file : files()) {
            assertThat(GIVEN.matcher(Files.readString(file))
                            .results()
                            .map(found -> found.group(1) + " " + found.group(2)))
                    .as(file.toString())
                    .allMatch(found -> found.contains("$(openssl rand") || found.endsWith(" /run/secrets/turn"));
        }
    }

    @Test
    void everyHealthCheckAsksWhatTheServerAnswers() throws IOException {
        JsonNode render = new YAMLMapper().readTree(file("render.yaml"));
        JsonNode railway = new ObjectMapper().readTree(file("railway.json"));

        assertThat(render.at("/services/0/healthCheckPath").asText()).isEqualTo("/health/ready");
        assertThat(railway.at("/deploy/healthcheckPath").asText()).isEqualTo("/health/ready");
        assertThat(DEPLOY.resolve("fly.toml")).content().contains("path = \"/health/ready\"");
        assertThat(DEPLOY.resolve("healthy.sh")).content().contains("GET /health/ready ");
        assertThat(Path.of("src/main/resources/openapi/service.json")).content().contains("\"/health/ready\"");
    }

    @Test
    void thePathsThatTheyNameAreThere() throws IOException {
        JsonNode render = new YAMLMapper().readTree(file("render.yaml"));
        JsonNode railway = new ObjectMapper().readTree(file("railway.json"));
        JsonNode compose = new YAMLMapper().readTree(file("compose.yaml"));

        assertThat(Path.of(render.at("/services/0/dockerfilePath").asText())).exists();
        assertThat(Path.of(railway.at("/build/dockerfilePath").asText())).exists();
        JsonNode build = compose.at("/services/parley/build");
        assertThat(DEPLOY.resolve(build.get("context").asText())
                        .resolve(build.get("dockerfile").asText()))
                .exists();
    }

    @Test
    void theFileForFlyIsToml() throws IOException {
        assertThat(Files.readAllLines(DEPLOY.resolve("fly.toml")))
                .allSatisfy(line -> assertThat(line.strip()).matches(TOML));
    }

    @Test
    void theEmbeddedDatabaseIsOnAVolume() throws IOException {
        JsonNode compose = new YAMLMapper().readTree(file("compose.yaml"));

        assertThat(compose.at("/services/parley/volumes/0").asText()).isEqualTo("data:/data");
        assertThat(compose.at("/volumes").has("data")).isTrue();
        assertThat(DEPLOY.resolve("Dockerfile")).content().contains("ENV PARLEY_DATA=/data", "USER parley");
        assertThat(DEPLOY.resolve("fly.toml")).content().contains("destination = \"/data\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--profile postgres", "--profile https", "--profile postgres --profile https"})
    void composeReadsItsFile(String profiles) throws Exception {
        assumeTrue(run("docker compose version").code() == 0, "no docker compose");

        assertThat(run("docker compose -f src/deploy/compose.yaml " + profiles + " config -q"))
                .isEqualTo(new Ran(0, ""));
    }

    @Test
    void systemdFindsNothingWrongWithTheUnit() throws Exception {
        assumeTrue(run("systemd-analyze --version").code() == 0, "no systemd-analyze");
        Path unit = directory.resolve("parley.service");
        Files.writeString(
                unit, Files.readString(DEPLOY.resolve("parley.service")).replace("/usr/bin/parley", "/bin/true"));

        assertThat(run("systemd-analyze verify --man=no " + unit)).isEqualTo(new Ran(0, ""));
    }

    @Test
    void prometheusReadsTheAlertsAndTheDashboardsExpressions() throws Exception {
        assumeTrue(
                run("promtool --version").code() == 0,
                "no promtool: only the names of metrics are checked, by MetricsTest");
        StringBuilder rules = new StringBuilder("groups: [{name: dashboard, rules: [");
        for (JsonNode expr : new ObjectMapper().readTree(file("grafana.json")).findValues("expr")) {
            rules.append("{record: x, expr: ").append(expr).append("},\n");
        }
        Path dashboard = directory.resolve("dashboard.yml");
        Files.writeString(dashboard, rules.append("]}]").toString().replace("$instance", ".*"));

        assertThat(run("promtool check rules src/deploy/alerts.yml").code()).isZero();
        assertThat(run("promtool check rules " + dashboard).code()).isZero();
    }

    @Test
    void shellsReadTheScripts() throws Exception {
        for (Path script :
                files().stream().filter(file -> file.toString().endsWith(".sh")).toList()) {
            String shell = Files.readAllLines(script).get(0).replace("#!", "");
            assertThat(run(shell + " -n " + script)).as(script.toString()).isEqualTo(new Ran(0, ""));
        }
    }

    /** Of a command: how it ended, and all that it said. */
    private record Ran(int code, String output) {}

    private Ran run(String command) throws IOException, InterruptedException {
        File output = directory.resolve("output").toFile();
        Process process = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command).isTrue();
        return new Ran(process.exitValue(), Files.readString(output.toPath(), StandardCharsets.UTF_8));
    }

    private static File file(String name) {
        return DEPLOY.resolve(name).toFile();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> deploy = Files.list(DEPLOY);
                Stream<Path> pages = Files.list(PAGES)) {
            return Stream.concat(deploy, pages)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .collect(Collectors.toList());
        }
    }
}
