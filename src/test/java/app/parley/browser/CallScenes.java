package app.parley.browser;

import java.util.Map;

/** In a call of two and three, and how one is put out of it. */
final class CallScenes implements GalleryScenes {
    @Override
    public void play(GalleryStage stage) {
        stage.team(Map.of());
        Person mina = stage.user("mina");
        Person tom = stage.user("tom");
        mina.joins("team-room");
        tom.opens("/r/team-room");
        stage.shows(tom, "preview with people inside", ".preview--video");
        tom.sees("join-call").click();
        stage.shows(tom, "connecting", "[data-testid=leave]");
        mina.seesVideoOf("tom");
        stage.shows(mina, "in call, two", "[data-testid=tile]");
        tom.says("https://example.org/sketch");
        mina.reads("https://example.org/sketch");
        stage.shows(mina, "in call, chat", "[data-testid=chat-message]");
        mina.opensPeople();
        stage.shows(mina, "in call, people", ".panel");
        mina.sees("more").click();
        stage.shows(mina, "in call, menu", ".more");
        mina.page().keyboard().press("Escape");
        mina.page().keyboard().press("Escape");
        three(stage, mina, tom);
    }

    private static void three(GalleryStage stage, Person mina, Person tom) {
        Person sora = stage.user("sora");
        sora.joins("team-room");
        mina.seesVideoOf("sora");
        tom.page().locator("body").press("h");
        tom.page().locator("body").press("m");
        stage.shows(mina, "in call, three, a hand", "[data-testid=tile]");
        sora.page().locator("body").press("s");
        stage.shows(mina, "in call, a shared screen", "[data-testid=tile]");
        Person second = stage.user("tom");
        second.opens("/r/team-room");
        stage.shows(second, "preview, in this call elsewhere", "[data-testid=join-call]");
        second.sees("join-call").click();
        stage.shows(tom, "moved to another device", "[data-testid=left]");
        mina.opensPeople();
        mina.sees("remove").first().click();
        stage.shows(mina, "removing somebody", "[data-testid=confirm]");
        mina.sees("confirm").click();
        Person removed = sora.sees("left").isVisible() ? sora : second;
        removed.page().waitForTimeout(500);
        removed = sora.sees("left").isVisible() ? sora : second;
        stage.shows(removed, "removed", "[data-testid=left]");
    }
}
