package app.parley.browser;

import app.parley.testing.TestApp;
import java.io.IOException;
import java.util.Map;

/** What one reads while the way to the server, or the server, is away. */
final class LineScenes implements GalleryScenes {
    private static final int A_MINUTE = 60_000; // ms

    @Override
    public void play(GalleryStage stage) throws IOException {
        TestApp app = stage.team(Map.of());
        try (BreakableLine line = new BreakableLine(app.socket().getPort())) {
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
            lobby.page().waitForTimeout(6_000);
            stage.shows(lobby, "lobby, reconnecting", ".banner:visible");
            stage.shows(tom, "another is reconnecting", "[data-testid=tile]");
            mina.page().evaluate("""
                    later => {
                      const now = performance.now.bind(performance)
                      performance.now = () => now() + later
                    }
                    """, A_MINUTE);
            stage.shows(mina, "reconnecting for a minute", ".banner__action:visible");
            line.mend();
            stage.shows(mina, "connected again", "[data-testid=banner][data-state=connected]");
            lobby.page().waitForTimeout(500);
        }
        restarts(stage);
    }

    private static void restarts(GalleryStage stage) {
        stage.team(Map.of());
        Person mina = stage.user("mina");
        Person tom = stage.user("tom");
        Person lobby = stage.user("sora");
        mina.joins("team-room");
        tom.joins("team-room");
        mina.seesVideoOf("tom");
        lobby.opens("/");
        lobby.sees("person-tom").waitFor();
        stage.stops();
        stage.shows(mina, "server restarting", "[data-testid=banner]");
        lobby.page().waitForTimeout(2_000);
        stage.shows(lobby, "lobby, server restarting", ".banner:visible");
        tom.close();
        mina.page().waitForTimeout(12_000);
        stage.shows(mina, "everything is lost", "[data-testid=banner]");
    }
}
