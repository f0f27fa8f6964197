package app.parley.browser;

import java.util.Map;

/** What a ring looks like while it rings. */
final class RingScenes implements GalleryScenes {
    private static final String ASKS_FOR_DEVICES = """
            navigator.mediaDevices.getUserMedia = () => new Promise(() => {})
            navigator.permissions.query = async () => ({ state: 'prompt' })
            """;

    @Override
    public void play(GalleryStage stage) {
        stage.team(Map.of());
        Person mina = stage.user("mina");
        Person tom = stage.user("tom");
        mina.opens("/");
        tom.opens("/");
        mina.rings("tom");
        stage.shows(mina, "ringing out", "[data-testid=outgoing]");
        stage.shows(tom, "ringing in", "[data-testid=incoming]");
        tom.sees("message").and(tom.page().locator(".ring *")).click();
        tom.sees("reply-text").fill(stage.word("hello"));
        stage.shows(tom, "ringing in, with a message", "[data-testid=reply-text]");
        mina.sees("cancel").click();
        stage.shows(mina, "cancelled", "[data-testid=outgoing]");
        stage.shows(tom, "missed call", "[data-testid=missed]");

        Person sora = stage.user("sora");
        sora.hasBrowserWith(ASKS_FOR_DEVICES);
        sora.opens("/");
        mina.page().waitForTimeout(3_000); // the card of the cancelled call goes
        mina.sees("ring-several").click();
        mina.sees("pick-tom").click();
        mina.sees("pick-sora").click();
        mina.sees("ring-group").click();
        stage.shows(mina, "ringing several", "[data-testid=outgoing]");
        stage.shows(sora, "ringing in, before the browser asks", "[data-testid=incoming]");
        sora.sees("accept").click();
        stage.shows(mina, "another is setting up sound", ".tile__setting-up:not(:empty)");
        stage.shows(sora, "accepted, the browser asks", "[data-testid=question]:visible");
    }
}
