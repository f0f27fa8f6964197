package app.parley.browser;

import com.microsoft.playwright.options.FilePayload;
import java.util.Map;

/** In a call of two. */
final class CallScenes implements GalleryScenes {
    private static final String CONNECTS_NEVER = """
            RTCPeerConnection.prototype.setRemoteDescription = () => new Promise(() => {})
            """;

    /** As somebody who talks without a pause, from the next microphone on. */
    private static final String TALKS = """
            {
              const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
              navigator.mediaDevices.getUserMedia = async (wish) => {
                if (!wish.audio || wish.video) return open(wish)
                const context = new AudioContext()
                const way = context.createMediaStreamDestination()
                const voice = new OscillatorNode(context, { frequency: 220 })
                voice.connect(way)
                voice.start()
                return way.stream
              }
            }
            """;

    @Override
    public void play(GalleryStage stage) {
        stage.team(Map.of());
        Person mina = stage.user("mina");
        mina.hasBrowserWith(TALKS);
        Person tom = stage.user("tom");
        mina.joins("team-room");
        stage.shows(mina, "alone", ".alone .invite__actions");
        mina.sees("invite-copy").first().click();
        stage.shows(mina, "alone, the link is copied", "[data-testid=invite-link]");
        mina.sees("invite-qr").first().click();
        stage.shows(mina, "the link as a QR code", "[data-testid=qr]");
        mina.page().keyboard().press("Escape");
        tom.opens("/r/team-room");
        stage.shows(tom, "preview with somebody inside", ".preview--video");
        Person yuna = stage.user("yuna");
        yuna.hasBrowserWith(CONNECTS_NEVER);
        yuna.joins("team-room");
        stage.shows(yuna, "connecting", "[data-testid=tile]");
        yuna.close();
        tom.sees("join-call").click();
        mina.seesVideoOf("tom");
        two(stage, mina, tom);
    }

    private static void two(GalleryStage stage, Person mina, Person tom) {
        mina.page().waitForTimeout(8_000); // notes go
        stage.shows(mina, "in call, two", "[data-testid=tile]");
        tom.says(stage.word("hello"));
        stage.shows(mina, "in call, a message comes", ".notice");
        mina.says(stage.word("answer"));
        mina.page().waitForTimeout(8_000);
        stage.shows(mina, "in call, chat", "[data-testid=chat-message]");
        tom.sees("file-input").setInputFiles(new FilePayload("plan.pdf", "application/pdf", new byte[700_000]));
        stage.shows(tom, "in call, a file is chosen", "[data-testid=file-send]");
        tom.sees("file-send").click();
        stage.shows(mina, "in call, a file is offered", "[data-testid=file-in]");
        mina.page().locator("[data-testid=tile] .tile__signal").click();
        stage.shows(mina, "in call, the connection", ".why:popover-open");
        mina.page().keyboard().press("Escape");
        mina.opensPeople();
        stage.shows(mina, "in call, people", ".panel [data-testid=person-tom]");
        mina.sees("people").click();
        mina.sees("more").click();
        stage.shows(mina, "in call, menu", ".more");
        mina.sees("more-captions").click();
        stage.shows(mina, "in call, captions", "[data-testid=captions-dialog]");
        mina.page().keyboard().press("Escape");
        mina.sees("react").click();
        stage.shows(mina, "in call, reactions", ".popover:popover-open");
        mina.page().keyboard().press("Escape");
        mina.page().keyboard().press("?");
        stage.shows(mina, "in call, keys", "dialog.help[open]");
        mina.page().keyboard().press("Escape");
        mina.page().keyboard().press("m");
        mina.page().keyboard().press("v");
        stage.shows(
                mina, "in call, talking while muted", ".notice:has-text('You are muted'), .notice:has-text('음소거 상태')");
    }
}
