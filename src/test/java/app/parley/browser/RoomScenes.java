package app.parley.browser;

import java.util.Map;

/** Why one may not be let into a room, or has to wait. */
final class RoomScenes implements GalleryScenes {
    @Override
    public void play(GalleryStage stage) {
        stage.team(Map.of());
        stage.room("vault", ",\"capacity\":2,\"passcode\":\"open sesame\"");
        Person mina = stage.user("mina");
        Person tom = stage.user("tom");
        mina.joins("team-room");
        mina.opensPeople();
        mina.sees("lock").click();
        tom.opens("/r/team-room");
        stage.shows(tom, "preview of a locked room", "[data-testid=locked]");
        tom.sees("join-call").click();
        stage.shows(tom, "asking to join", "[data-testid=knocking]");
        stage.shows(mina, "somebody asks to join, people are open", "[data-testid=knock]");
        mina.sees("people").click();
        stage.shows(mina, "somebody asks to join", ".ring--knock");
        mina.page().locator(".ring--knock").getByTestId("deny").click();
        stage.shows(tom, "denied", "[data-testid=refused]");
        waiting(stage, mina, tom);
        full(stage, mina, tom);
    }

    /** Somebody is inside, so that the room stays locked, but no host. */
    private static void waiting(GalleryStage stage, Person mina, Person tom) {
        tom.page().locator(".call-screen .button--primary").click();
        mina.page().locator(".ring--knock").getByTestId("admit").click();
        tom.sees("leave").waitFor();
        mina.sees("leave").click();
        mina.sees("left").waitFor();
        Person yuna = stage.user("yuna");
        yuna.opens("/r/team-room");
        yuna.sees("join-call").click();
        yuna.sees("knocking").waitFor();
        yuna.page().waitForTimeout(1_000);
        stage.shows(yuna, "waiting for a host", "[data-testid=knocking]");
        tom.sees("leave").click();
    }

    private static void full(GalleryStage stage, Person mina, Person tom) {
        mina.joins("vault");
        tom.opens("/r/vault");
        tom.sees("join-call").click();
        stage.shows(tom, "passcode", "#passcode");
        tom.types("open, says me");
        stage.shows(tom, "passcode, wrong", "#passcode-problem");
        tom.types("open sesame");
        tom.sees("leave").waitFor();
        Person sora = stage.user("sora");
        sora.opens("/r/vault");
        stage.shows(sora, "room full", "[data-testid=refused]");
        sora.opens("/r/nowhere");
        stage.shows(sora, "no such room", "[data-testid=refused]");
    }
}
