package app.parley.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page has words for all that a check can find: in English those of the server, in Korean with the same values. */
class CheckWordsTest {
    private static final Pattern LINE = Pattern.compile("(?m)^  '(checks\\.[a-z0-9.-]+)': (['\"])(.*)\\2,$");
    private static final Pattern VALUE = Pattern.compile("\\{\\w+}");

    @Test
    void theEnglishPageSaysWhatTheServerSays() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (CheckOutcome outcome : CheckOutcome.values()) {
            expected.put("checks.code." + outcome.code(), outcome.text());
            if (outcome.advice() != null) {
                expected.put("checks.code." + outcome.code() + ".do", outcome.advice());
            }
        }
        Map<String, String> page = words("en");
        page.keySet().removeIf(key -> !key.startsWith("checks.code."));
        assertThat(page).isEqualTo(expected);
    }

    @Test
    void theKoreanPageHasTheSameKeysWithTheSameValues() throws IOException {
        Map<String, String> english = words("en");
        Map<String, String> korean = words("ko");
        assertThat(korean.keySet()).isEqualTo(english.keySet());
        korean.forEach(
                (key, text) -> assertThat(values(text)).as(key).isEqualTo(values(String.valueOf(english.get(key)))));
    }

    @Test
    void everyCheckAndStateHasAName() throws IOException {
        for (CheckId id : CheckId.values()) {
            assertThat(words("en")).containsKey("checks.id." + id.wire());
        }
        for (CheckState state : CheckState.values()) {
            assertThat(words("en")).containsKey("checks.state." + state.wire());
        }
    }

    private static Set<String> values(String text) {
        return VALUE.matcher(text).results().map(match -> match.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> words(String language) throws IOException {
        String file = Files.readString(Path.of("web", "i18n", language, "checks.js"));
        return LINE.matcher(file)
                .results()
                .collect(Collectors.toMap(line -> line.group(1), line -> line.group(3), (a, b) -> b, TreeMap::new));
    }
}
