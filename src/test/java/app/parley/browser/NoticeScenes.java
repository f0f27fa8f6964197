package app.parley.browser;

import java.util.Map;

/** What is said during a call: about devices, recordings, and whether anybody is there. */
final class NoticeScenes implements GalleryScenes {
    private static final String HEARS_NOTHING = """
            {
              const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
              navigator.mediaDevices.getUserMedia = async (wish) =>
                wish.audio ? new AudioContext().createMediaStreamDestination().stream : open(wish)
            }
            """;
    private static final String MAY_NOT_PLAY = """
            HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('', 'NotAllowedError'))
            """;
    private static final String WAITS_SHORTLY = """
            {
              const later = setTimeout
              globalThis.setTimeout = (run, delay, ...values) => later(run, delay === 120000 ? 500 : delay, ...values)
            }
            """;

    /** A browser without a screen asks nobody where to save. */
    private static final String SAVES_AS_A_DOWNLOAD = "delete globalThis.showSaveFilePicker";

    @Override
    public void play(GalleryStage stage) {
        stage.team(Map.of());
        stage.room("design", "");
        Person mina = stage.user("mina");
        mina.hasBrowserWith(HEARS_NOTHING);
        Person tom = stage.user("tom");
        tom.hasBrowserWith(SAVES_AS_A_DOWNLOAD);
        mina.joins("team-room");
        tom.joins("team-room");
        stage.shows(
                mina,
                "a microphone that hears nothing",
                ".notice:has-text('Your mic is on'), .notice:has-text('음소거 스위치')");
        tom.sees("more").click();
        tom.sees("more-record").click();
        stage.shows(tom, "recording, before it begins", "[data-testid=confirm]");
        tom.sees("confirm").click();
        stage.shows(tom, "recording", ".heading__recording");
        stage.shows(mina, "recorded by another", ".heading__recording");
        tom.sees("more").click();
        tom.sees("more-deafen").click();
        stage.shows(tom, "hearing nobody", ".notice:has-text('You hear nobody'), .notice:has-text('소리를 듣지 않고')");

        Person silent = stage.user("sora");
        silent.hasBrowserWith(MAY_NOT_PLAY);
        silent.joins("team-room");
        stage.shows(silent, "the browser may not play sound", ".hear");

        Person forgotten = stage.user("alex");
        forgotten.hasBrowserWith(WAITS_SHORTLY);
        forgotten.joins("design");
        stage.shows(forgotten, "still there?", "[data-testid=still-there]");
    }
}
