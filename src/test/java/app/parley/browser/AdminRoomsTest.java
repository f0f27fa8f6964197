package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.StompClient;
import app.parley.testing.TestApp;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rooms of the admin's page: all there are, who is inside now, and what an admin changes about them. */
class AdminRoomsTest {
    private static TestApp app;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        app.setUp("alice", "Alice Ahn");
        app.join("alice", "bob", "Bob Baek");
        app.post("bob", "/api/v1/rooms", "{\"name\":\"Salaries\",\"kind\":\"private\",\"members\":[\"bob\"]}");
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        app.close();
    }

    @Test
    void anAdminMakesARoomChangesItAndSeesWhoComes() {
        try (Person alice = Person.signedIn(chromium, app, "alice");
                StompClient bobsLine = StompClient.connectedByCookie(app.socket(), app.cookie("bob"))) {
            alice.opens("/admin#rooms");
            Locator rooms = alice.page().locator("#rooms .rows > li");
            assertThat(rooms).hasCount(2);
            Locator others = rooms.filter(new Locator.FilterOptions().setHasText("Salaries"));
            assertThat(others).containsText("Private · Nobody inside");
            assertThat(others.getByTestId("room-settings")).hasCount(0);

            alice.sees("new-room").click();
            alice.page().locator("dialog [name=name]").fill("Stand-up");
            alice.sees("create-room").click();
            Locator made = rooms.filter(new Locator.FilterOptions().setHasText("Stand-up"));
            assertThat(made).containsText("Team · Nobody inside, room for 8");
            made.getByTestId("room-settings").click();
            alice.page().locator("dialog [name=name]").fill("Weekly");
            alice.page().locator("dialog [name=capacity]").selectOption("3");
            alice.sees("save-room").click();
            Locator changed = rooms.filter(new Locator.FilterOptions().setHasText("Weekly"));
            assertThat(changed).containsText("Team · Nobody inside, room for 3");

            bobsLine.subscribe("room", "/topic/rooms/team-room");
            bobsLine.nextBody("room");
            assertThat(alice.sees("room-team-room")).containsText("Team · 1 of 8 inside: Bob Baek");
            assertThat(rooms).hasCount(3);
            assertThat(alice.complaints()).isEmpty();
        }
    }

    @Test
    void theSameIsReadInKorean() {
        try (Person alice =
                new Person(chromium.browser(), app.origin(), new Browser.NewContextOptions().setLocale("ko-KR"))) {
            alice.carries(app.cookie("alice"));
            alice.opens("/admin#rooms");
            assertThat(alice.page()
                            .locator("#rooms .rows > li")
                            .filter(new Locator.FilterOptions().setHasText("Salaries")))
                    .containsText("비공개 · 비어 있음, 최대 8명");
            assertThat(alice.complaints()).isEmpty();
        }
    }
}
