package app.parley.browser;

import app.parley.browser.NarrowLine.Quality;
import app.parley.testing.ServerProcess;
import java.io.IOException;
import java.util.Map;

/** What is seen of weak lines, and of people whom no media reaches. */
final class MediaScenes implements GalleryScenes {
    private static final String NO_WAY = """
            globalThis.RTCPeerConnection = class extends RTCPeerConnection {
              constructor(configuration) {
                super({ ...configuration, iceServers: [], iceTransportPolicy: 'relay' })
              }
              setConfiguration() {}
            }
            """;

    @Override
    public void play(GalleryStage stage) throws IOException {
        int relay = ServerProcess.freePort();
        stage.team(Map.of("PARLEY_RELAY", "on", "PARLEY_RELAY_PORT", Integer.toString(relay)));
        stage.room("design", "");
        try (NarrowLine line = new NarrowLine(relay)) {
            Person mina = stage.user("mina");
            Person tom = stage.user("tom");
            RelayedPage.by(mina, line.port());
            RelayedPage.by(tom, relay);
            tom.joins("team-room");
            mina.joins("team-room");
            tom.seesVideoOf("mina");
            line.becomes(new Quality(60, 60, 0, 20));
            mina.page().locator(".notice__close").first().waitFor();
            stage.shows(mina, "weak network", ".notice__close");
            stage.shows(tom, "weak network of another", "[data-testid=tile]");
            line.becomes(new Quality(60, 60, 100, 20));
            stage.shows(tom, "media of another is lost", ".tile--dimmed");
        }
        Person sora = stage.user("sora");
        sora.hasBrowserWith(NO_WAY);
        sora.joins("design");
        Person alex = stage.user("alex");
        alex.joins("design");
        alex.page().waitForTimeout(25_000);
        stage.shows(alex, "no way to another", "[data-testid=tile]");
    }
}
