package app.parley.browser;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * A tool, not a test: drives the page into each of its states and writes pictures of them, in both languages, light and
 * dark, on a desktop and a phone, to {@code target/gallery/index.html} ({@code mvn -Pgallery verify}).
 */
final class Gallery {
    private static final List<GalleryScenes> ALL =
            List.of(new DoorScenes(), new RoomScenes(), new RingScenes(), new CallScenes(), new LineScenes());

    private Gallery() {}

    /** Ends with 1 where a state was not reached, or a page is wider than its window. */
    public static void main(String[] args) throws IOException {
        GallerySheet sheet = new GallerySheet();
        try (Chromium chromium = new Chromium()) {
            for (String language : List.of("en", "ko")) {
                for (GalleryScenes scenes : ALL) {
                    play(scenes, new GalleryStage(chromium, sheet, language));
                }
            }
            sheet.write(chromium.browser());
        }
        System.exit(sheet.isWhole() ? 0 : 1);
    }

    private static void play(GalleryScenes scenes, GalleryStage stage) {
        String name = String.format(Locale.ROOT, "%s, %s", scenes.getClass().getSimpleName(), stage.language());
        try (stage) {
            scenes.play(stage);
        } catch (IOException | RuntimeException | AssertionError e) {
            stage.sheet().broke(name, e);
        }
    }
}
