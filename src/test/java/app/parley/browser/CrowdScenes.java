package app.parley.browser;

import java.util.Map;

/** In a call of three to five. */
final class CrowdScenes implements GalleryScenes {
    private static final String SHARES = """
            navigator.mediaDevices.getDisplayMedia = async () => {
              const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 })
              const pen = canvas.getContext('2d')
              const draw = () => {
                pen.fillStyle = '#fbfaf7'
                pen.fillRect(0, 0, 1280, 720)
                pen.fillStyle = '#2f6f73'
                pen.fillRect(0, 0, 1280, 88)
                pen.fillStyle = '#fff'
                pen.font = '600 36px sans-serif'
                pen.fillText('Parley 1.0', 48, 57)
                pen.fillStyle = '#3b3733'
                for (let line = 0; line < 9; line++) pen.fillRect(48, 150 + line * 56, 420 + ((line * 197) % 340), 18)
                for (let bar = 0; bar < 6; bar++) pen.fillRect(880 + bar * 60, 620 - ((bar * 131) % 400), 40, 20 + ((bar * 131) % 400))
              }
              draw()
              setInterval(draw, 500)
              return canvas.captureStream(5)
            }
            """;

    @Override
    public void play(GalleryStage stage) {
        stage.team(Map.of());
        Person mina = stage.user("mina");
        Person tom = stage.user("tom");
        Person sora = stage.user("sora");
        sora.hasBrowserWith(SHARES);
        for (Person person : new Person[] {mina, tom, sora}) {
            person.joins("team-room");
        }
        mina.seesVideoOf("tom");
        mina.seesVideoOf("sora");
        tom.sees("hand").click();
        tom.sees("mic").click();
        mina.page().locator(".tile__hand:visible").first().waitFor();
        mina.page().waitForTimeout(8_000); // notes go
        stage.shows(mina, "in call, three, a hand", "[data-testid=tile]");
        Person alex = stage.user("alex");
        alex.joins("team-room");
        mina.seesVideoOf("alex");
        mina.page().waitForTimeout(8_000);
        stage.shows(mina, "in call, four", "[data-testid=tile]");
        mina.page().keyboard().press("l");
        stage.shows(mina, "in call, four, another layout", "[data-testid=tile]");
        mina.page().keyboard().press("l");
        sora.sees("share").click();
        stage.shows(mina, "in call, a shared screen", "[data-testid=share-tile]");
        stage.shows(sora, "in call, sharing one's screen", ".notice");
        sora.sees("share").click();
        Person yuna = stage.user("yuna");
        yuna.opens("/r/team-room");
        yuna.sees("join-call").click();
        stage.shows(yuna, "joining as the fifth", ".notice");
        yuna.page().locator("[data-testid=tile] video").nth(3).waitFor();
        stage.shows(yuna, "in call, five", "[data-testid=tile]");
    }
}
