package app.parley.browser;

import java.util.List;
import java.util.Locale;

/**
 * A tool, not a test: drives the page into each of its states and takes pictures of them, in both languages, light and
 * dark, on a desktop and a phone ({@code mvn -Pgallery verify} writes {@code target/gallery/index.html}).
 */
final class Gallery {
    private static final List<GalleryScenes> ALL = List.of(
            new DoorScenes(),
            new LobbyScenes(),
            new LogScenes(),
            new SettingsScenes(),
            new AdminScenes(),
            new PreviewScenes(),
            new RoomScenes(),
            new RingScenes(),
            new RingEndScenes(),
            new CallScenes(),
            new CrowdScenes(),
            new HostScenes(),
            new NoticeScenes(),
            new EndScenes(),
            new LineScenes(),
            new MediaScenes());

    private Gallery() {}

    /**
     * Ends with 1 where a state was not reached, or a page is wider than its window.
     *
     * @param args names of scenes and languages, for fewer pictures
     */
    public static void main(String[] args) throws Exception {
        List<String> chosen = List.of(args);
        GallerySheet sheet = new GallerySheet();
        try (Chromium chromium = new Chromium(GalleryStage.PLAIN_HTTP)) {
            for (GalleryScenes scenes : chosenOf(ALL, chosen)) {
                for (String language : chosenOf(List.of("en", "ko"), chosen)) {
                    play(scenes, new GalleryStage(chromium, sheet, language));
                }
                sheet.write();
            }
        }
        System.exit(sheet.isWhole() ? 0 : 1);
    }

    private static <T> List<T> chosenOf(List<T> all, List<String> chosen) {
        List<T> some = all.stream().filter(one -> chosen.contains(nameOf(one))).toList();
        return some.isEmpty() ? all : some;
    }

    private static String nameOf(Object one) {
        return one instanceof GalleryScenes ? one.getClass().getSimpleName() : one.toString();
    }

    /** One scene that breaks takes no other with it. */
    private static void play(GalleryScenes scenes, GalleryStage stage) {
        String name = String.format(Locale.ROOT, "%s, %s", nameOf(scenes), stage.language());
        try (stage) {
            scenes.play(stage);
        } catch (Exception | AssertionError e) {
            stage.sheet().broke(name, e);
        }
    }
}
