package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;

/** All ways that a ring goes. */
final class RingScenes implements GalleryScenes {
    private static final Map<String, String> SHORT_RINGS = Map.of("PARLEY_LIMIT_RING_MS", "25000");

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
        stage.shows(mina, "ringing out", "[data-testid=outgoing]");
        stage.shows(tom, "ringing in", "[data-testid=incoming]");
        tom.sees("decline").click();
        stage.shows(mina, "declined", "[data-testid=outgoing]");
        mina.rings("tom");
        stage.shows(tom, "ringing in again", "[data-testid=incoming]");
        mina.sees("cancel").click();
        stage.shows(tom, "cancelled", "main");
        mina.rings("sora");
        sora.sees("withCamera").click();
        mina.seesVideoOf("sora");
        tom.rings("sora");
        stage.shows(sora, "a second call", "[data-testid=incoming]");
        stage.shows(tom, "busy", "[data-testid=outgoing]");
        tom.page().waitForTimeout(25_500);
        stage.shows(tom, "no answer", "[data-testid=outgoing], .notice");
        stage.shows(sora, "missed while in a call", "main");
        mina.sees("leave").click();
        stage.shows(mina, "left", "[data-testid=left]");
        stage.shows(sora, "the other left", "main");
        assertThat(sora.sees("left")).isVisible();
    }
}
