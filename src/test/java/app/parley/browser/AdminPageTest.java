package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.RestClient;
import app.parley.testing.StompClient;
import app.parley.testing.TestApp;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An admin sees what goes on, ends it, and finds everything else by the index of one page. */
class AdminPageTest {
    @Test
    void whatGoesOnIsSeenAsItComesAndEndedAndTheIndexLeadsToAllElse() {
        try (TestApp app = TestApp.start(Map.of("PARLEY_RETENTION_DAYS", "30", "PARLEY_METRICS_TOKEN", "hush"));
                Chromium chromium = new Chromium()) {
            app.setUp("alice", "Alice Ahn");
            app.join("alice", "bob", "Bob Baek");
            String eve = guest(app);
            try (Person alice = Person.signedIn(chromium, app, "alice");
                    StompClient bobsLine = StompClient.connectedByCookie(app.socket(), app.cookie("bob"));
                    StompClient evesLine = StompClient.connectedByCookie(app.socket(), eve)) {
                Page page = alice.page();
                alice.opens("/admin#calls");
                assertThat(page.locator("#calls .empty")).containsText("Nobody is in a call");
                assertThat(page.locator("#people")).isHidden();
                assertThat((Integer) page.evaluate("""
                        () => [...document.querySelectorAll('.index__link')]
                          .filter((link) => getComputedStyle(link, '::before').maskImage === 'none').length
                        """))
                        .as("sections without an icon")
                        .isZero();
                bobsLine.subscribe("room", "/topic/rooms/team-room");
                evesLine.subscribe("room", "/topic/rooms/team-room");
                Locator call = page.locator("#calls [data-testid^=ongoing-]");
                assertThat(call).containsText("Team room");
                assertThat(call).containsText("Bob Baek, Eve (guest)");

                page.keyboard().press("F6");
                page.keyboard().press("F6");
                assertThat(link(page, "calls")).isFocused();
                link(page, "guests").focus();
                page.keyboard().press("Enter");
                assertThat(page.locator("#guests-title")).isFocused();
                assertThat(page).hasURL(Pattern.compile(".*/admin#guests"));
                Locator guest = page.locator("#guests [data-testid^=guest-guest-]");
                assertThat(guest).containsText("In Team room since");
                assertThat(page.locator("#guests [data-testid^=invite-]")
                                .filter(new Locator.FilterOptions().setHasText("Guest of Team room")))
                        .containsText("by Alice Ahn · used once");
                guest.getByTestId("put-out").click();
                alice.sees("confirm").click();
                assertThat(alice.sees("no-guests")).isVisible();

                link(page, "rooms").click();
                assertThat(alice.sees("room-team-room")).containsText("Team · 1 of 8 inside: Bob Baek");
                alice.sees("room-team-room").getByTestId("end-room").click();
                alice.sees("confirm").click();
                bobsLine.nextBody("ended");
                assertThat(alice.sees("room-team-room")).containsText("Nobody inside, room for 8");

                link(page, "people").click();
                alice.sees("sessions-bob").click();
                Locator session = alice.sees("member-bob").locator(".sessions .row");
                assertThat(session).hasCount(1);
                session.locator("button").click();
                assertThat(session).hasCount(0);

                link(page, "audit").click();
                page.locator("#audit [name=topic]").selectOption("rooms");
                assertThat(alice.sees("audit-room.ended")).containsText("Alice Ahn ended what went on in the room");
                assertThat(alice.sees("audit-sign-in.ok")).hasCount(0);

                link(page, "settings").click();
                assertThat(alice.sees("setting-PARLEY_RETENTION_DAYS")).containsText("30environment");
                assertThat(alice.sees("setting-PARLEY_METRICS_TOKEN")).containsText("set, and secret");
                alice.sees("show-limits").click();
                assertThat(alice.sees("setting-PARLEY_LIMIT_ROOM_CAPACITY")).containsText("8");
                link(page, "storage").click();
                assertThat(alice.sees("tables")).containsText("accounts");
                assertThat(alice.sees("storage-calendar-clock")).containsText("older than 30 days");
                page.goBack();
                assertThat(page.locator("#settings")).isVisible();

                page.setViewportSize(360, 640);
                for (Locator each : page.locator(".index a").all()) {
                    each.click();
                    assertThat(page.locator("main > .panel:visible")).hasCount(1);
                    assertThat(page.locator("main .loading")).hasCount(0);
                    assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                            .as(each.textContent())
                            .isEqualTo(360);
                }
                assertThat(alice.complaints()).isEmpty();
            }
        }
    }

    private static Locator link(Page page, String section) {
        return page.locator(".index a[href='#" + section + "']");
    }

    /** Returns the cookie of a guest. */
    private static String guest(TestApp app) {
        HttpResponse<String> invite =
                app.post("alice", "/api/v1/invites", "{\"kind\":\"guest\",\"room\":\"team-room\"}");
        String code = RestClient.json(invite).get("code").asText();
        HttpResponse<String> joined =
                app.post(null, "/api/v1/invites/" + code + "/accept", "{\"displayName\":\"Eve\"}");
        return joined.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }
}
