package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page and state on the way from the set-up link to the log, looked at by axe with all its rules. */
@ResourceLock(Chromium.A_CORE)
@Order(1)
class AccessibilityTest {
    private static Chromium chromium;

    private final List<String> findings = new ArrayList<>();

    @BeforeAll
    static void start() {
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @ParameterizedTest
    @EnumSource
    void axeFindsNothingOnAnyPage(Look look) {
        try (TestApp app = TestApp.start();
                Person alice = new Person(chromium.browser(), app.origin(), look.options());
                Person bob = new Person(chromium.browser(), app.origin(), look.options())) {
            before(alice, bob, app);
            during(alice, bob);
            hosting(alice, bob);
            after(alice, bob);
        }
        assertThat(findings).as("what axe found with %s", look).isEmpty();
    }

    private void before(Person alice, Person bob, TestApp app) {
        alice.opens(app.setupLink());
        check(alice, "setup", "form");
        alice.fillsIn("alice", "Alice Ahn");
        assertThat(alice.sees("invite-dialog")).isVisible();
        alice.sees("other-invite").click();
        check(alice, "invite dialog", "[data-testid=invite-url]");
        alice.page().keyboard().press("Escape");

        bob.opens(app.invite("alice"));
        check(bob, "join", "form");
        bob.fillsIn("bob", "Bob Baek");
        app.join("alice", "carol", "Carol Cho");
        check(bob, "lobby", "[data-testid=person-alice] [data-status=online]");
        alice.opens("/join/nowhere");
        check(alice, "no such invite", ".gate__card--notice");
    }

    private void during(Person alice, Person bob) {
        alice.opens("/r/team-room");
        check(alice, "preview", ".preview--video");
        alice.sees("join-call").click();
        check(alice, "alone", ".alone .invite__actions");
        alice.sees("leave").click();
        assertThat(alice.sees("left")).isVisible();

        alice.opens("/");
        alice.sees("new-room").click();
        alice.page().locator("label:has(input[value=private])").click();
        alice.page().locator(".more-fields:has(#field-capacity) summary").click();
        check(alice, "new room", ".picker");
        alice.page().keyboard().press("Escape");
        alice.sees("room-settings").first().click();
        check(alice, "room settings", "[data-testid=save-room]");
        alice.page().keyboard().press("Escape");
        alice.sees("ring-several").click();
        check(alice, "whom to ring", "[data-testid=ring-group]");
        alice.page().keyboard().press("Escape");
        alice.rings("bob");
        check(alice, "ringing out", ".ring");
        alice.sees("cancel").click();
        check(bob, "a missed call", "[data-testid=missed]");
        alice.rings("bob");
        bob.sees("incoming").getByTestId("message").click();
        check(bob, "ringing in, with words", "[data-testid=reply-text]");
        bob.sees("withCamera").click();
        alice.seesVideoOf("bob");
        alice.says("Can you see me?");
        check(alice, "call with chat", "[data-testid=chat-message]");
        bob.sees("more").click();
        check(bob, "call with menu", ".more");
    }

    private void hosting(Person alice, Person bob) {
        alice.sees("leave").click();
        alice.joins("team-room");
        alice.opensPeople();
        alice.sees("lock").click();
        bob.opens("/r/team-room");
        bob.sees("join-call").click();
        check(bob, "knocking", "[data-testid=knocking]");
        check(alice, "people for a host", "[data-testid=knock]");
        alice.presses(alice.page().locator(".panel > .panel__header button").getAttribute("aria-label"));
        check(alice, "somebody knocks", ".ring--knock");
        alice.page().locator(".ring--knock").getByTestId("admit").click();
        alice.opensPeople();
        alice.sees("remove").click();
        check(alice, "removing somebody", "[data-testid=confirm]");
        alice.sees("confirm").click();
        check(bob, "removed", "[data-reason=removed]");
    }

    private void after(Person alice, Person bob) {
        alice.sees("leave").click();
        check(alice, "left", "[data-testid=left]");
        alice.opens("/calls");
        alice.sees("call-row").first().locator("[aria-expanded]").click();
        check(alice, "calls", "[data-testid=timeline-person]");
        alice.sees("more-filters").click();
        alice.sees("view-tables").click();
        check(alice, "calls with filters and tables", ".chart__table td");
        alice.sees("view-charts").click();
        check(alice, "calls with charts", "canvas");
        alice.sees("curl").click();
        check(alice, "calls as curl", "[data-testid=curl-command]");
        alice.opens("/calls?q=nobody-of-that-name&outcome=completed");
        check(alice, "no such calls", "#calls .empty");
        alice.opens("/settings");
        check(alice, "settings", "form + .row, .row");
        alice.opens("/admin");
        check(alice, "admin, people", "#people .row");
        Map<String, String> sections = Map.of(
                "guests", "#guests .part__none",
                "rooms", "#rooms .row",
                "calls", "#calls .empty",
                "checks", "#checks .result",
                "webhooks", "#webhooks .empty",
                "audit", "#audit .row",
                "settings", "#settings .setting",
                "storage", "#storage td");
        sections.forEach((section, shows) -> {
            alice.page().locator(".index a[href='#" + section + "']").click();
            check(alice, "admin, " + section, shows);
        });
        bob.page().context().clearCookies();
        bob.opens("/login");
        check(bob, "login", "form");
        bob.opens("/https");
        check(bob, "https", "#local");
        bob.opens("/docs#listCalls");
        Locator operation = bob.page().locator("#listCalls");
        operation.getByTestId("try").locator("summary").click();
        operation.getByTestId("send").click();
        check(bob, "the API's description", "#listCalls .try__answer pre");
    }

    private void check(Person person, String where, String shows) {
        assertThat(person.page().locator(shows).first()).isVisible();
        new AxeBuilder(person.page())
                .setLegacyMode(true)
                .analyze()
                .getViolations()
                .forEach(rule -> findings.add(describe(where, rule)));
    }

    private static String describe(String where, Rule rule) {
        List<String> nodes =
                rule.getNodes().stream().map(CheckedNode::getHtml).distinct().toList();
        return String.format(Locale.ROOT, "%n%s: %s (%s) %s", where, rule.getId(), rule.getHelp(), nodes);
    }
}
