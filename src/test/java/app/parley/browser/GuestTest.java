package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Somebody without an account: a link, a name, and one room. */
@ResourceLock(Chromium.A_CORE)
class GuestTest {
    private static final String ROOM = "team-room";

    @Test
    void aGuestNeedsALinkAndANameForTheOneRoomAndGetsNoFurther() {
        try (TestApp app = TestApp.start();
                Chromium chromium = new Chromium()) {
            app.setUp("alice", "Alice Ahn");
            try (Person alice = new Person(chromium.browser(), app.origin());
                    Person guest = new Person(chromium.browser(), app.origin())) {
                alice.signsIn("alice");
                alice.joins(ROOM);

                guest.opens(guestLink(app));
                guest.page().locator("input[name=displayName]").fill("Gina Gast");
                guest.page().locator("form button[type=submit]").click();
                assertThat(guest.sees("preview")).containsText("Team room");
                guest.sees("join-call").click();

                guest.seesVideoOf("alice");
                assertThat(alice.sees("tile")).containsText("Gina Gast");
                alice.seesVideoOf(alice.sees("tile").getAttribute("data-user"));

                guest.opens("/");
                guest.page().waitForURL(app.origin() + "/r/" + ROOM);
                guest.opens("/r/another-room");
                assertThat(guest.sees("refused")).isVisible();
                assertThat(guest.sees("join-call")).hasCount(0);
                assertThat(alice.complaints()).isEmpty();
            }
        }
    }

    private static String guestLink(TestApp app) {
        String request = """
                {"kind":"guest","room":"%s","maxUses":1}""".formatted(ROOM);
        return TestApp.json(app.post("alice", "/api/v1/invites", request))
                .get("url")
                .asText();
    }
}
