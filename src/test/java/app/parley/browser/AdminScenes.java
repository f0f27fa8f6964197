package app.parley.browser;

import java.util.Map;

/** What an admin has. */
final class AdminScenes implements GalleryScenes {
    @Override
    public void play(GalleryStage stage) {
        stage.team(Map.of());
        stage.room("stand-up", "");
        stage.app().invite("mina");
        stage.user("tom").opens("/");
        Person mina = stage.user("mina");
        mina.opens("/admin");
        stage.shows(mina, "manage the team", "#people .row");
        mina.sees("sessions-tom").click();
        stage.shows(mina, "where somebody is signed in", "[data-testid=member-tom] .sessions");
        Map.of(
                        "guests", "[data-testid=no-guests]",
                        "rooms", "#rooms .row",
                        "calls", "#calls .empty",
                        "audit", "#audit .row",
                        "settings", "#settings .setting",
                        "storage", "#storage td")
                .forEach((section, shows) -> {
                    mina.opens("/admin#" + section);
                    stage.shows(mina, "manage: " + section, shows);
                });
        mina.opens("/admin#checks");
        mina.sees("check-again").click();
        mina.page().locator("[data-testid=check-again]:enabled").waitFor();
        stage.shows(mina, "manage: this server", "[data-testid^=check-]");
        mina.opens("/admin#webhooks");
        mina.sees("add-webhook").click();
        mina.page().locator("[name=url]").fill("ftp://example.com/hook");
        mina.sees("save-webhook").click();
        stage.shows(mina, "a webhook", "#field-url-error");
        mina.page().locator("[name=url]").fill("https://hooks.example.com/parley");
        mina.sees("save-webhook").click();
        stage.shows(mina, "a webhook was added", "[data-testid=webhook-secret]");
        mina.page().keyboard().press("Escape");
        stage.shows(mina, "webhooks", ".webhook");
        mina.opens("/admin");
        mina.page().locator("#people select").last().selectOption("disabled");
        stage.shows(mina, "somebody is disabled", ".toast, #people .row");
        mina.page().locator("[data-testid^=erase-]").last().click();
        stage.shows(mina, "erasing somebody", "[data-testid=erase-dialog]");
    }
}
