package app.parley.browser;

import app.parley.testing.TestApp;

/** From the first account to the lobby, and what those who are not signed in see. */
final class DoorScenes implements GalleryScenes {
    @Override
    public void play(GalleryStage stage) {
        TestApp app = stage.empty();
        Person mina = stage.anybody();
        mina.opens(app.setupLink());
        stage.shows(mina, "set-up", "form");
        mina.page().locator("input[name=username]").fill("Mina!");
        mina.page().locator("input[name=password]").fill("short");
        mina.page().locator("form button[type=submit]").click();
        stage.shows(mina, "set-up, what is wrong", "#field-password-error:visible");
        mina.fillsIn("mina", stage.word("mina"));
        stage.shows(mina, "invite dialog", "[data-testid=invite-url]");
        mina.sees("other-invite").click();
        stage.shows(mina, "invite dialog, another link", "[data-testid=create-invite]");
        mina.page().keyboard().press("Escape");
        stage.shows(mina, "lobby, alone", "#recent .empty");
        comesIn(stage, app);
        outside(stage);
    }

    private static void comesIn(GalleryStage stage, TestApp app) {
        String link = app.invite("mina");
        Person tom = stage.anybody();
        tom.opens(link);
        stage.shows(tom, "invited", "form");
        tom.fillsIn("tom", stage.word("tom"));
        tom.sees("person-mina").waitFor();
        tom.opens(app.invite("mina"));
        stage.shows(tom, "invited, signed in already", ".gate__card");
        Person late = stage.anybody();
        late.opens(link);
        stage.shows(late, "invite expired", ".gate__card--notice");
        late.opens("/join/nowhere");
        stage.shows(late, "invite unknown", ".gate__card--notice");
        late.opens(TestApp.json(app.post("mina", "/api/v1/invites", "{\"kind\":\"guest\",\"room\":\"team-room\"}"))
                .get("url")
                .asText());
        stage.shows(late, "invited as a guest", "form");
        late.page().locator("input[name=displayName]").fill(stage.word("sora"));
        late.page().locator("form button[type=submit]").click();
        stage.shows(late, "preview of a guest", ".preview--video");
    }

    private static void outside(GalleryStage stage) {
        Person stranger = stage.anybody();
        stranger.opens("/login");
        stage.shows(stranger, "sign in", "form");
        stranger.page().locator("input[name=username]").fill("mina");
        stranger.page().locator("input[name=password]").fill("not this one");
        stranger.page().locator("form button[type=submit]").click();
        stage.shows(stranger, "sign in, wrong", ".form__problem");
        stranger.opens("/r/team-room");
        stage.shows(stranger, "not signed in", "[data-testid=refused]");
        stranger.opens("/https");
        stage.shows(stranger, "https page", "#local");
        stranger.opens("/offline");
        stage.shows(stranger, "offline", "[data-testid=offline]");

        Person mina = stage.user("mina");
        mina.opens("/admin");
        mina.sees("reset-tom").click();
        stage.shows(mina, "link for a new password", "[data-testid=reset-url]");
        String reset = mina.sees("reset-url").inputValue();
        stranger.opens(reset);
        stage.shows(stranger, "new password", "form");
        stranger.page().locator("input[name=password]").fill(TestApp.PASSWORD);
        stranger.page().locator("form button[type=submit]").click();
        stranger.sees("person-mina").waitFor();
        mina.opens(reset);
        stage.shows(mina, "new password, link used up", ".gate__card--notice");

        Person plain = stage.plain();
        plain.opens("/login");
        stage.shows(plain, "sign in without https", "[data-testid=https-notice]");
        plain.signsIn("mina");
        stage.shows(plain, "lobby without https", "[data-testid=person-tom]");
        plain.opens("/r/team-room");
        stage.shows(plain, "call without https", "[data-testid=refused]");
    }
}
