package app.parley.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
    private static final int MOST = 64;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Alice",
                "김민호",
                "O'Brien-Smith, Jr.",
                "山田 太郎",
                "محمد",
                "हिन्दी",
                "Zoë",
                "ㅋㅋ",
                "7",
                "👨‍👩‍👧 family",
                "❤️",
                "👍🏽",
                "🏳️‍🌈",
                "1️⃣ first",
                "🇰🇷",
                "👩🏽‍💻",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F"
            })
    void namesOfAllScriptsAndPicturesCanBeSeen(String name) {
        assertThat(VisibleText.tidy(name)).isEqualTo(name);
        assertThat(VisibleText.faultOf(name, 1, MOST)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\tb",
                "a\nb",
                "a\u0085b",
                "a\u00ADb",
                "Ali\u200Bce",
                "Ali\u200Cce",
                "Ali\u200Dce",
                "Alice\uFE0F",
                "Alice\u2060",
                "Alice\uFEFF",
                "\u202Eecila",
                "a\u2066b\u2069",
                "a\u200Fb",
                "a\u061Cb",
                "a\u2028b",
                "\u3164",
                "a\u3164",
                "\uFFA0",
                "\u115F",
                "a\u1160",
                "\u2800",
                "a\u2800b",
                "a\u034Fb",
                "a\u17B4",
                "a\u180E",
                "a\uDB40\uDC41",
                "\uD83C\uDFF4\uDB40\uDC67",
                "a\uDB40\uDD00",
                "a\uE000",
                "a\uFFFE",
                "a\uD800",
                "1\uFE0F",
                "\u200D❤",
                "❤\u200D"
            })
    void whatCannotBeSeenIsRefused(String name) {
        assertThat(VisibleText.faultOf(VisibleText.tidy(name), 1, MOST)).isPresent();
    }

    @Test
    void somethingHasToShow() {
        assertThat(VisibleText.faultOf("\u0301", 1, MOST)).isPresent();
        assertThat(VisibleText.faultOf(VisibleText.tidy(" \u00A0\u3000 "), 1, MOST))
                .isPresent();
        assertThat(VisibleText.faultOf("", 0, MOST)).isEmpty();
    }

    @Test
    void namesThatLookAlikeAreKeptAlike() {
        assertThat(VisibleText.tidy(Normalizer.normalize("민호 Zoë", Form.NFD))).isEqualTo("민호 Zoë");
        assertThat(VisibleText.tidy("\u3000 山田\u3000太郎\u00A0\n")).isEqualTo("山田 太郎");
        assertThat(VisibleText.tidy("A \u2003 B")).isEqualTo("A B");
    }

    @Test
    void lengthIsCountedInCodePoints() {
        assertThat(VisibleText.faultOf("😀".repeat(MOST), 1, MOST)).isEmpty();
        assertThat(VisibleText.faultOf("😀".repeat(MOST + 1), 1, MOST)).hasValue("must have 1 to 64 characters");
    }
}
