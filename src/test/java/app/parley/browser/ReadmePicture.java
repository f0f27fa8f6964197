package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.parley.store.db.DatabaseSettings;
import app.parley.testing.PlausibleLog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A tool, not a test: makes the pictures in the README ({@code mvn -Ppictures test}). */
final class ReadmePicture {
    private static final Path IMAGES = Path.of("src", "docs", "images");
    private static final int QUALITY = 82; // of 100
    private static final int NOTES_GO_WITHIN = 15_000; // ms

    private ReadmePicture() {}

    /** A ring in the lobby, four people in a call with their chat, and the log. */
    public static void main(String[] args) throws IOException {
        Path data = Files.createTempDirectory("parley-pictures");
        try (Chromium chromium = new Chromium();
                GalleryStage stage = new GalleryStage(chromium, new GallerySheet(), "en")) {
            Instant lately = Instant.now().minus(Duration.ofHours(2));
            PlausibleLog.write(DatabaseSettings.embedded(data), stage.cast(), 120, lately, Duration.ofHours(5));
            stage.team(data);
            stage.room("stand-up", "");
            stage.room("design", "");
            Person mina = stage.user("mina");
            mina.page().setViewportSize(1280, 800);
            Person tom = stage.user("tom");
            Person sora = stage.user("sora");
            Person alex = stage.user("alex");
            log(mina);
            ring(stage, mina, tom, sora);
            call(mina, List.of(tom, sora, alex));
        }
    }

    private static void log(Person mina) {
        mina.opens("/calls");
        assertThat(mina.page().locator("canvas").first()).isVisible();
        mina.page().waitForTimeout(1_000); // bars grow
        keep(mina, "log");
    }

    private static void ring(GalleryStage stage, Person mina, Person tom, Person sora) {
        stage.socketOf("alex").subscribe("room", "/topic/rooms/stand-up");
        stage.socketOf("yuna").subscribe("room", "/topic/rooms/stand-up");
        mina.opens("/");
        sora.opens("/");
        tom.opens("/");
        tom.rings("mina");
        assertThat(mina.sees("incoming")).isVisible();
        keep(mina, "ring");
        tom.sees("cancel").click();
    }

    private static void call(Person mina, List<Person> others) {
        others.forEach(person -> person.joins("team-room"));
        mina.joins("team-room");
        for (String user : new String[] {"tom", "sora", "alex"}) {
            mina.seesVideoOf(user);
        }
        others.get(0).says("Morning! Can you see the new sketch?");
        mina.reads("Morning! Can you see the new sketch?");
        mina.says("Loud and clear. Share it when you are ready.");
        others.get(1).says("One second, it is here: https://example.org/sketch");
        mina.reads("One second, it is here: https://example.org/sketch");
        others.get(2).sees("hand").click();
        assertThat(mina.page().locator(".notice")).hasCount(0, new HasCountOptions().setTimeout(NOTES_GO_WITHIN));
        mina.page().waitForTimeout(NOTES_GO_WITHIN); // pictures grow sharp
        keep(mina, "call");
    }

    private static void keep(Person person, String name) {
        person.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setType(ScreenshotType.JPEG)
                        .setQuality(QUALITY)
                        .setPath(IMAGES.resolve(name + ".jpg")));
    }
}
