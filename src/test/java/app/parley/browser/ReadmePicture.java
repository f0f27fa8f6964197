package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A tool, not a test: makes the picture in the README ({@code mvn -Ppictures test}). */
final class ReadmePicture {
    private static final Path KEPT = Path.of("src", "docs", "images", "call.png");
    private static final Path MADE = Path.of("target", "screenshots", "readme.png");

    private ReadmePicture() {}

    /** Two people in a call with their chat. */
    public static void main(String[] args) throws IOException {
        try (TestApp app = TestApp.start();
                Chromium chromium = new Chromium()) {
            app.setUp("alice", "Alice Ahn");
            app.join("alice", "bob", "Bob Baek");
            try (Person alice = new Person(chromium.browser(), app.origin(), Look.ENGLISH_LIGHT_DESKTOP.options());
                    Person bob = new Person(chromium.browser(), app.origin(), Look.ENGLISH_LIGHT_DESKTOP.options())) {
                alice.looksLike("#c9d8d3", "#8a4f7d", "#e9b999", "#3b2a26", 190);
                bob.looksLike("#d9cdbb", "#2f6f73", "#d79f78", "#241c1a", 120);
                alice.signsIn("alice");
                bob.signsIn("bob");
                alice.joins("team-room");
                bob.joins("team-room");
                alice.seesVideoOf("bob");
                bob.seesVideoOf("alice");
                bob.says("Morning! Can you see the new sketch?");
                alice.reads("Morning! Can you see the new sketch?");
                alice.says("Loud and clear. Share it when you are ready.");
                bob.reads("Loud and clear. Share it when you are ready.");
                bob.says("One second, it is here: https://example.org/sketch");
                alice.reads("One second, it is here: https://example.org/sketch");
                assertThat(alice.page().locator(".notice")).hasCount(0, new HasCountOptions().setTimeout(15_000));
                alice.takesScreenshot("readme");
            }
        }
        Files.copy(MADE, KEPT, StandardCopyOption.REPLACE_EXISTING);
    }
}
