package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No library is older than the first version without the holes that were known of it. */
class SafeVersionsTest {
    private static final Pattern JAR = Pattern.compile("([a-z0-9-]+?)-(\\d[\\w.]*)\\.jar");

    /** By the name of the jar: the first version that is safe, and from what. */
    private static final Map<String, String> FLOORS = Map.ofEntries(
            Map.entry("h2", "2.2.220"), // CVE-2022-45868: the password among the arguments of the console
            Map.entry("postgresql", "42.7.7"), // CVE-2025-49146: channel binding that was not asked for
            Map.entry("jackson-core", "2.15.0"), // CVE-2025-52999: the stack overflows on deep JSON
            Map.entry("jackson-databind", "2.14.0"), // CVE-2022-42003, CVE-2022-42004: the same by arrays in arrays
            Map.entry("jetty-http", "12.0.12"), // CVE-2024-6763: hosts in odd URIs
            Map.entry("jetty-server", "12.0.9"), // CVE-2024-8184: memory of who is limited
            Map.entry("logback-core", "1.5.19"), // CVE-2025-11226: code by a configuration
            Map.entry("nimbus-jose-jwt", "10.0.2"), // CVE-2025-53864: the stack overflows on deep claims
            Map.entry("json-smart", "2.5.2"), // CVE-2024-57699: the same in the JSON that it reads
            Map.entry(
                    "bcprov-jdk18on",
                    "1.78"), // CVE-2024-29857, CVE-2024-30172: curves and signatures that take for ever
            Map.entry("jose4j", "0.9.6"), // CVE-2024-29371: compressed tokens without end
            Map.entry("kotlin-stdlib", "1.6.0")); // CVE-2022-24329: multiplatform builds

    @Test
    void everyLibraryIsNewEnough() {
        Set<String> known = new TreeSet<>();
        for (String name : jars().toList()) {
            Matcher jar = JAR.matcher(name);
            if (jar.matches() && FLOORS.containsKey(jar.group(1))) {
                Version floor = Version.parse(FLOORS.get(jar.group(1)));
                assertThat(Version.parse(jar.group(2))).as(name).isGreaterThanOrEqualTo(floor);
                known.add(jar.group(1));
            }
        }
        assertThat(known).as("libraries with a floor that are there").isEqualTo(new TreeSet<>(FLOORS.keySet()));
    }

    private static Stream<String> jars() {
        return Stream.of(System.getProperty("java.class.path")
                        .split(Pattern.quote(System.getProperty("path.separator"))))
                .map(entry -> Path.of(entry).getFileName().toString());
    }
}
