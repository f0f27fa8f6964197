package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.parley.testing.TestApp;
import java.util.Map;

/** From the first account to the lobby, and the pages beside it. */
final class DoorScenes implements GalleryScenes {
    @Override
    public void play(GalleryStage stage) {
        TestApp app = stage.empty(Map.of());
        Person mina = stage.anybody();
        mina.opens(app.setupLink());
        stage.shows(mina, "set-up", "form");
        mina.fillsIn("mina", stage.name("mina"));
        stage.shows(mina, "invite dialog", "[data-testid=invite-dialog]");
        mina.page().keyboard().press("Escape");
        stage.shows(mina, "lobby, alone", "[data-testid=new-room]");

        Person tom = stage.anybody();
        tom.opens(app.invite("mina"));
        stage.shows(tom, "invited", "form");
        tom.fillsIn("tom", stage.name("tom"));
        app.join("mina", "sora", stage.name("sora"));
        stage.shows(mina, "lobby", "[data-testid=person-tom] [data-status=online]");
        outside(stage);
        pages(stage, mina);
    }

    private static void outside(GalleryStage stage) {
        Person stranger = stage.anybody();
        stranger.opens("/login");
        stage.shows(stranger, "sign in", "form");
        stranger.opens("/r/team-room");
        stage.shows(stranger, "not signed in", "main, form");
        stranger.opens("/join/nowhere");
        stage.shows(stranger, "invite expired or unknown", ".gate__card--notice");
    }

    private static void pages(GalleryStage stage, Person mina) {
        mina.joins("team-room");
        mina.sees("leave").click();
        assertThat(mina.sees("left")).isVisible();
        mina.opens("/calls");
        mina.sees("call-row").first().locator("[aria-expanded]").click();
        stage.shows(mina, "call log", "[data-testid=timeline-person]");
        mina.sees("view-charts").click();
        stage.shows(mina, "call log, charts", "canvas");
        mina.opens("/calls?q=nobody-of-that-name");
        stage.shows(mina, "call log, nothing found", "#calls .empty");
        mina.opens("/settings");
        stage.shows(mina, "settings", "form");
        mina.opens("/admin");
        stage.shows(mina, "manage the team", "#people .row");
        mina.opens("/docs");
        stage.shows(mina, "REST description", "main");
    }
}
