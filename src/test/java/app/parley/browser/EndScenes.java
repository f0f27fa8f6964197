package app.parley.browser;

import java.net.URI;
import java.util.Map;

/** How calls end, and what is left of them. */
final class EndScenes implements GalleryScenes {
    @Override
    public void play(GalleryStage stage) {
        stage.team(Map.of());
        stage.room("design", ",\"kind\":\"adhoc\"");
        Person mina = stage.user("mina");
        Person tom = stage.user("tom");
        mina.joins("team-room");
        tom.joins("team-room");
        mina.seesVideoOf("tom");
        tom.sees("leave").click();
        stage.shows(tom, "left a room", "[data-testid=left]");
        mina.sees("leave").click();

        mina.opens("/");
        tom.opens("/");
        mina.rings("tom");
        tom.sees("withCamera").click();
        mina.seesVideoOf("tom");
        String room = URI.create(mina.page().url()).getPath();
        tom.sees("leave").click();
        mina.sees("ending").waitFor();
        mina.sees("left").waitFor();
        mina.opens(room);
        stage.shows(mina, "a call that is over", "[data-testid=over]");
        mina.joins("design");
        mina.sees("leave").click();
        mina.sees("left").waitFor();
        tom.joins("team-room");
        mina.opens("/r/design");
        stage.shows(mina, "a room that is gone", "[data-testid=over], [data-testid=refused]");
    }
}
