package app.parley.browser;

import app.parley.testing.TestApp;
import java.util.Map;

/** Before one is in a room, and why one may not be let in. */
final class RoomScenes implements GalleryScenes {
    @Override
    public void play(GalleryStage stage) {
        TestApp app = stage.team(Map.of());
        app.post("mina", "/api/v1/rooms", "{\"name\":\"Vault\",\"capacity\":2,\"passcode\":\"open sesame\"}");
        Person mina = stage.user("mina");
        Person tom = stage.user("tom");
        mina.opens("/r/team-room");
        stage.shows(mina, "preview", ".preview--video");
        mina.sees("join-call").click();
        stage.shows(mina, "alone", ".alone");
        mina.opensPeople();
        mina.sees("lock").click();
        tom.opens("/r/team-room");
        stage.shows(tom, "preview of a locked room", "[data-testid=join-call]");
        tom.sees("join-call").click();
        stage.shows(tom, "asking to join", "[data-testid=knocking]");
        stage.shows(mina, "somebody asks to join", "[data-testid=knock]");
        mina.sees("deny").first().click();
        stage.shows(tom, "denied", "[data-testid=refused]");
        full(stage, mina, tom);
    }

    private static void full(GalleryStage stage, Person mina, Person tom) {
        mina.joinsWithPasscode("vault", "open sesame");
        tom.opens("/r/vault");
        tom.sees("join-call").click();
        stage.shows(tom, "passcode", "#passcode");
        tom.types("open sesame");
        tom.sees("leave").waitFor();
        Person sora = stage.user("sora");
        sora.opens("/r/vault");
        stage.shows(sora, "room full", "main");
        sora.opens("/r/nowhere");
        stage.shows(sora, "no such room", "main");
    }
}
