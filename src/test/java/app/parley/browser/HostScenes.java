package app.parley.browser;

import java.util.Map;

/** What hosts do, and how those it is done to see it. */
final class HostScenes implements GalleryScenes {
    @Override
    public void play(GalleryStage stage) {
        stage.team(Map.of());
        Person mina = stage.user("mina");
        Person tom = stage.user("tom");
        mina.joins("team-room");
        tom.joins("team-room");
        mina.seesVideoOf("tom");
        tom.sees("hand").click();
        mina.opensPeople();
        stage.shows(mina, "hosting", "[data-testid=lower]");
        mina.sees("person-tom").getByTestId("mute").click();
        stage.shows(tom, "muted by a host", ".notice");
        mina.sees("end").click();
        stage.shows(mina, "ending it for everyone", "[data-testid=confirm]");
        mina.page().keyboard().press("Escape");
        mina.sees("person-tom").getByTestId("remove").click();
        stage.shows(mina, "removing somebody", "[data-testid=confirm]");
        mina.sees("confirm").click();
        stage.shows(tom, "removed", "[data-testid=left]");
        tom.page().locator(".call-screen .button--primary").click();
        stage.shows(tom, "asking to come back", "[data-testid=knocking]");
        mina.page().locator("[data-testid=admit]:visible").first().click();
        tom.sees("leave").waitFor();

        Person second = stage.user("tom");
        second.opens("/r/team-room");
        stage.shows(second, "preview, in this call elsewhere", ".preview__elsewhere:visible");
        second.sees("join-call").click();
        stage.shows(tom, "moved to another device", "[data-testid=left]");
        mina.sees("end").click();
        mina.sees("confirm").click();
        stage.shows(mina, "ended for everyone", "[data-testid=left]");
        stage.shows(second, "ended by a host", "[data-testid=left]");
    }
}
