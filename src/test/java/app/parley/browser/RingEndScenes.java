package app.parley.browser;

import java.util.Map;

/** All ways that a ring comes out. */
final class RingEndScenes implements GalleryScenes {
    private static final Map<String, String> SHORT_RINGS = Map.of("PARLEY_LIMIT_RING_MS", "20000");

    @Override
    public void play(GalleryStage stage) {
        stage.team(SHORT_RINGS);
        Person mina = stage.user("mina");
        Person tom = stage.user("tom");
        Person sora = stage.user("sora");
        for (Person person : new Person[] {mina, tom, sora}) {
            person.opens("/");
        }
        mina.rings("tom");
        tom.sees("inFive").click();
        stage.shows(mina, "declined", "[data-testid=again]");
        mina.sees("again").click();
        tom.sees("withCamera").click();
        mina.seesVideoOf("tom");
        sora.sees("person-tom").getByTestId("ring").click();
        stage.shows(tom, "a second call", "[data-testid=incoming]");
        stage.shows(sora, "busy", "[data-testid=outgoing]");
        stage.shows(sora, "no answer", "[data-testid=again]");
        stage.shows(tom, "missed while in a call", "[data-testid=missed]");
        sora.sees("again").click();
        sora.sees("tellWhenFree").click();
        stage.shows(sora, "busy, will be told", "[data-testid=close]");
        mina.sees("leave").click();
        stage.shows(mina, "left", "[data-testid=left]");
        stage.shows(tom, "the other hung up", "[data-testid=ending]");
        tom.page().locator(".ending .button--quiet, .ending .button").last().click();
        stage.shows(tom, "the other hung up, afterwards", "[data-testid=left]");
        stage.shows(sora, "is free now", "[data-testid=free]");
        sora.sees("person-alex").getByTestId("ring").click();
        stage.shows(sora, "ringing somebody who is not here", "[data-testid=outgoing]");
    }
}
