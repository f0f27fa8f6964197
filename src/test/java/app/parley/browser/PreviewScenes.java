package app.parley.browser;

import java.util.Map;

/** Before a call: how one looks and sounds, and what keeps a device away. */
final class PreviewScenes implements GalleryScenes {
    private static final String ASKS = "navigator.permissions.query = async () => ({ state: 'prompt' })";
    private static final String FAILS = """
            {
              navigator.permissions.query = async ({ name }) => ({ state: name === '%s' ? '%s' : 'granted' })
              const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
              navigator.mediaDevices.getUserMedia = (wish) =>
                wish.%s ? Promise.reject(new DOMException('%s', '%s')) : open(wish)
            }
            """;

    @Override
    public void play(GalleryStage stage) {
        stage.team(Map.of());
        shows(stage, "preview", "", ".preview--video");
        shows(stage, "preview, before the browser asks", ASKS, ".preview:not(.preview--asked)");
        shows(
                stage,
                "preview, while the browser asks",
                "navigator.mediaDevices.getUserMedia = () => new Promise(() => {})",
                ".preview__toggle--starting");
        problem(stage, "camera blocked by the browser", "camera", "denied", "", "NotAllowedError");
        problem(stage, "camera blocked by the system", "camera", "granted", "by system", "NotAllowedError");
        problem(stage, "camera in use", "camera", "granted", "", "NotReadableError");
        problem(stage, "no camera", "camera", "granted", "", "NotFoundError");
        problem(stage, "microphone blocked by the browser", "microphone", "denied", "", "NotAllowedError");
        shows(stage, "unsupported browser", "delete RTCRtpSender.prototype.replaceTrack", "[data-testid=refused]");
    }

    /** A device that cannot be had, beside one that may be used. */
    private static void problem(
            GalleryStage stage, String state, String device, String permission, String message, String error) {
        String wanted = device.equals("camera") ? "video" : "audio";
        String fails = FAILS.formatted(device, permission, wanted, message, error);
        shows(stage, state, fails, ".preview__problem");
    }

    private static void shows(GalleryStage stage, String state, String browser, String selector) {
        Person tom = stage.user("tom");
        tom.hasBrowserWith(browser);
        tom.opens("/r/team-room");
        stage.shows(tom, state, selector);
    }
}
