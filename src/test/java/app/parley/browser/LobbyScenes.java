package app.parley.browser;

import app.parley.store.db.DatabaseSettings;
import app.parley.testing.PlausibleLog;
import app.parley.testing.StompClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The lobby of a team at work, and the dialogs over it. */
final class LobbyScenes implements GalleryScenes {
    private static final String ASKS_NOBODY_YET = """
            Object.defineProperty(Notification, 'permission', { get: () => 'default' })
            """;
    private static final String SOUNDS_AFTER_A_CLICK = """
            Object.defineProperty(AudioContext.prototype, 'state', { get: () => 'suspended' })
            """;

    @Override
    public void play(GalleryStage stage) throws IOException {
        Path data = Files.createTempDirectory("parley-gallery");
        PlausibleLog.write(
                DatabaseSettings.embedded(data),
                stage.cast(),
                40,
                Instant.now().minusSeconds(7200),
                Duration.ofHours(5));
        stage.team(data);
        stage.room("stand-up", """
                ,"schedule":{"startsAt":"%s","timeZone":"Asia/Seoul"}""".formatted(Instant.now().minusSeconds(120)));
        stage.room("vault", ",\"passcode\":\"open sesame\"");
        stage.room("design", ",\"kind\":\"private\",\"members\":[\"sora\"]");
        stage.socketOf("alex").subscribe("room", "/topic/rooms/team-room");
        Person tom = stage.user("tom");
        tom.opens("/");
        Person sora = stage.user("sora");
        sora.opens("/");
        sora.page().locator("[popovertarget=account-menu]").click();
        sora.sees("status-dnd").click();
        misses(stage.socketOf("yuna"));
        Person mina = stage.user("mina");
        mina.hasBrowserWith(ASKS_NOBODY_YET);
        mina.opens("/");
        stage.shows(mina, "lobby", "[data-testid=notifications-offer]");
        dialogs(stage, mina, tom);

        Person silent = stage.user("mina");
        silent.hasBrowserWith(SOUNDS_AFTER_A_CLICK);
        silent.opens("/");
        stage.shows(silent, "lobby that may not sound yet", "[data-testid=sound-hint]");
        stage.user("mina").joins("team-room");
        stage.shows(mina, "lobby, in a room elsewhere", "[data-testid=elsewhere]");
    }

    /** Nobody is there to be rung. */
    private static void misses(StompClient caller) {
        caller.sendAndWait("/app/calls", "{\"type\":\"ring\",\"id\":\"r1\",\"to\":[\"mina\"],\"media\":\"audio\"}");
    }

    private static void dialogs(GalleryStage stage, Person mina, Person tom) {
        mina.page().locator("[popovertarget=account-menu]").click();
        stage.shows(mina, "account menu", "#account-menu");
        mina.page().keyboard().press("Escape");
        mina.sees("new-room").click();
        mina.page().locator("label:has(input[value=private])").click();
        for (String field : new String[] {"#field-capacity", "[data-testid=room-time]"}) {
            mina.page()
                    .locator(".more-fields:has(" + field + ") > summary, " + field + " > summary")
                    .first()
                    .click();
        }
        stage.shows(mina, "new room", ".picker");
        mina.page().keyboard().press("Escape");
        mina.sees("room-vault").getByTestId("room-settings").click();
        stage.shows(mina, "room settings", "[data-testid=save-room]");
        mina.page().keyboard().press("Escape");
        mina.sees("ring-several").click();
        mina.sees("pick-tom").click();
        stage.shows(mina, "whom to ring", "[data-testid=ring-group]");
        mina.page().keyboard().press("Escape");
        mina.sees("person-tom").getByTestId("message").click();
        stage.shows(mina, "messages, none yet", "[data-testid=messages]");
        mina.sees("chat-input").fill(stage.word("hello"));
        mina.page().keyboard().press("Enter");
        stage.shows(tom, "unread message", "[data-testid=message][data-count]");
        tom.opens("/#message=mina");
        tom.sees("chat-input").fill(stage.word("answer"));
        tom.page().keyboard().press("Enter");
        mina.sees("chat-message").nth(1).waitFor();
        stage.shows(mina, "messages", "[data-testid=chat-message]");
        mina.page().keyboard().press("Escape");
    }
}
