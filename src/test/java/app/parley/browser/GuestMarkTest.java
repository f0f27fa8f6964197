package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** A guest may take anybody's name, and is told apart wherever it is shown; the room's own name is Korean. */
class GuestMarkTest {
    private static final String ROOM = "주간회의";
    private static final String NAME = "Alice Ahn";
    private static final String GUEST = "Alice Ahn (guest)";

    @Test
    void aGuestWithTheNameOfAnAccountIsMarkedOnEveryScreen() {
        try (TestApp app = TestApp.start();
                Chromium chromium = new Chromium()) {
            app.setUp("alice", NAME);
            app.post("alice", "/api/v1/rooms", "{\"name\":\"" + ROOM + "\"}");
            try (Person alice = Person.signedIn(chromium, app, "alice");
                    Person guest = new Person(
                            chromium.browser(), app.origin(), new Browser.NewContextOptions().setLocale("ko-KR"))) {
                alice.joins(ROOM);
                alice.opensPeople();
                alice.sees("lock").click();
                assertThat(alice.sees("lock")).hasText("Unlock room");

                entersAsGuest(app, guest);
                Locator knock = alice.sees("knock");
                assertThat(knock.getByTestId("guest-mark")).hasText("Guest");
                assertThat(knock.getByTestId("admit")).hasAttribute("aria-label", "Let " + GUEST + " in");
                knock.getByTestId("admit").click();

                assertThat(guest.sees("leave")).isVisible();
                assertThat(guest.sees("guest-mark")).hasCount(0);
                Locator tile = alice.sees("tile");
                assertThat(tile).hasAttribute("aria-label", GUEST);
                assertThat(tile.getByTestId("guest-mark")).hasText("Guest");
                Locator row =
                        alice.page().locator(".people__row").filter(new Locator.FilterOptions().setHasText("Guest"));
                assertThat(row).containsText(NAME);
                assertThat(row.getByTestId("remove")).hasAttribute("aria-label", "Remove " + GUEST);

                guest.says("I am Alice");
                assertThat(alice.page().getByText(GUEST + ": I am Alice")).isVisible();
                alice.reads("I am Alice");
                assertThat(alice.sees("chat-message").getByTestId("guest-mark")).hasText("Guest");

                guest.sees("leave").click();
                assertThat(alice.page().getByText(GUEST + " left")).isVisible();
                alice.opens("/calls");
                alice.sees("details").click();
                assertThat(alice.sees("timeline-person").getByTestId("guest-mark"))
                        .hasCount(1);
            }
        }
    }

    private static void entersAsGuest(TestApp app, Person guest) {
        String wish = "{\"kind\":\"guest\",\"room\":\"" + ROOM + "\"}";
        guest.opens(TestApp.json(app.post("alice", "/api/v1/invites", wish))
                .get("url")
                .asText());
        guest.page().locator("input[name=displayName]").fill("A\u200Blice");
        guest.page().locator("form button[type=submit]").click();
        assertThat(guest.page().locator("#field-displayName-error")).containsText("보이는 글자로 1~64자");
        guest.page().locator("input[name=displayName]").fill(NAME);
        guest.page().locator("form button[type=submit]").click();
        assertThat(guest.sees("preview")).containsText(ROOM);
        guest.sees("join-call").click();
    }
}
