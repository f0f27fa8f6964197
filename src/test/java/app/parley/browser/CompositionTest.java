package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.parley.testing.TestApp;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Writing with an input method, as in Korean: Safari sends the Enter that ends a composition as key 229. */
class CompositionTest {
    private static TestApp app;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        app.setUp("alice", "Alice Ahn");
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        app.close();
    }

    @Test
    void theEnterThatEndsACompositionSendsNoMessage() {
        try (Person alice = Person.signedIn(chromium, app, "alice")) {
            alice.joins("team-room");
            alice.sees("chat").click();
            alice.sees("chat-input").fill("안녕하세요");
            endsComposition(alice);
            assertThat(alice.sees("chat-input")).hasValue("안녕하세요");
            alice.sees("chat-input").press("Enter");
            assertThat(alice.sees("chat-message")).hasCount(1);
        }
    }

    private static void endsComposition(Person person) {
        CDPSession keyboard = person.page().context().newCDPSession(person.page());
        for (String type : new String[] {"keyDown", "keyUp"}) {
            JsonObject key = new JsonObject();
            key.addProperty("type", type);
            key.addProperty("key", "Enter");
            key.addProperty("code", "Enter");
            key.addProperty("windowsVirtualKeyCode", 229);
            if (type.equals("keyDown")) {
                key.addProperty("text", "\r");
            }
            keyboard.send("Input.dispatchKeyEvent", key);
        }
    }
}
