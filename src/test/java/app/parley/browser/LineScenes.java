package app.parley.browser;

import app.parley.testing.TestApp;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** What one reads while the way to the server, or the server, is away. */
final class LineScenes implements GalleryScenes {
    private static final Map<String, String> SHORT_WINDOW = Map.of("PARLEY_LIMIT_RESUME_MS", "20000");

    @Override
    public void play(GalleryStage stage) throws IOException {
        TestApp app = stage.team(SHORT_WINDOW);
        try (BreakableLine line = new BreakableLine(URI.create(app.origin()).getPort())) {
            Person mina = stage.userAt(line.origin(), "mina");
            Person tom = stage.user("tom");
            mina.joins("team-room");
            tom.joins("team-room");
            mina.seesVideoOf("tom");
            tom.seesVideoOf("mina");
            Person lobby = stage.userAt(line.origin(), "sora");
            lobby.opens("/");
            lobby.sees("person-mina").waitFor();
            line.cut();
            stage.shows(mina, "reconnecting, media goes on", "[data-testid=banner]");
            stage.shows(lobby, "lobby, reconnecting", "[data-testid=banner]");
            stage.shows(tom, "another is reconnecting", "[data-testid=tile]");
            mina.page().waitForTimeout(62_000);
            stage.shows(mina, "reconnecting for a minute", "[data-testid=banner]");
            line.mend();
            stage.shows(mina, "connected again", "[data-testid=tile]");
        }
    }
}
