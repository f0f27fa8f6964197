package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Ringing several people, and people into a room or a call. For most of its time it waits. */
@Order(1)
class RingingPageTest {
    private static TestApp app;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        app.setUp("alice", "Alice Ahn");
        app.join("alice", "bob", "Bob Baek");
        app.join("alice", "carol", "Carol Cho");
        app.join("alice", "dave", "Dave Do");
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        app.close();
    }

    @Test
    void ofSeveralWhoAreRungEachAnswersForThemselvesEvenAfterTheFirstIsInTheCall() {
        try (Person alice = inLobby("alice");
                Person bob = inLobby("bob");
                Person carol = inLobby("carol");
                Person dave = inLobby("dave")) {
            alice.sees("ring-several").click();
            for (String user : new String[] {"bob", "carol", "dave"}) {
                alice.sees("pick-" + user).click();
            }
            assertThat(alice.sees("ring-group")).hasText("Ring 3 people");
            alice.sees("ring-group").click();
            assertThat(carol.sees("incoming")).containsText("Also rung: Bob Baek, Dave Do");
            bob.sees("accept").click();

            assertThat(tile(alice, "bob")).isVisible();
            assertThat(notice(alice, "Ringing Carol Cho, Dave Do…")).isVisible();
            alice.waitsUntil("the lobby's connection of alice is given up", () -> devicesOf("alice") == 1);
            assertThat(carol.sees("incoming")).isVisible();
            carol.sees("decline").click();
            assertThat(notice(alice, "Carol Cho declined.")).isVisible();
            dave.sees("accept").click();

            assertThat(tile(alice, "dave")).isVisible();
            assertThat(tile(dave, "bob")).isVisible();
            assertThat(notice(alice, "Ringing")).hasCount(0);
        }
    }

    @Test
    void somebodyAloneInARoomRingsAnotherInAndAThirdOnlyKnocks() {
        try (Person alice = inLobby("alice");
                Person bob = inLobby("bob");
                Person carol = inLobby("carol")) {
            alice.joins("team-room");
            alice.page()
                    .locator(".alone")
                    .getByTestId("ring-bob")
                    .getByTestId("ring")
                    .click();
            assertThat(bob.sees("incoming")).containsText("Into the room Team room · Already there: Alice Ahn");
            bob.sees("withCamera").click();
            alice.seesVideoOf("bob");

            Locator row = carol.sees("person-bob");
            assertThat(row.locator("[data-status='call']")).isVisible();
            row.getByTestId("ring").click();
            assertThat(carol.sees("outgoing")).containsText("Bob Baek is in another call and has been told.");
            assertThat(bob.sees("incoming")).containsText("Carol Cho is calling you too");
            assertThat(bob.sees("switch")).hasText("Leave this call and answer");
            bob.sees("inFive").click();
            assertThat(carol.sees("outgoing")).containsText("Bob Baek declined.");
            assertThat(carol.sees("outgoing")).containsText("“In 5 minutes.”");
            carol.sees("tellWhenFree").click();
            assertThat(carol.sees("outgoing")).containsText("You will be told when Bob Baek is free.");

            alice.sees("people").click();
            Locator rung = alice.page().locator(".panel").getByTestId("ring-carol");
            rung.getByTestId("ring").click();
            carol.sees("decline").click();
            assertThat(rung).containsText("Declined");
            bob.opens("/");
            assertThat(carol.sees("free")).containsText("Bob Baek is free now.");
        }
    }

    private static Locator notice(Person person, String text) {
        return person.page().locator(".notice").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static Locator tile(Person person, String user) {
        return person.sees("tile").and(person.page().locator("[data-user='" + user + "']"));
    }

    private static int devicesOf(String user) {
        return TestApp.json(app.get("bob", "/api/v1/presence/" + user))
                .get("devices")
                .asInt();
    }

    private static Person inLobby(String user) {
        Person person = Person.signedIn(chromium, app, user);
        person.opens("/");
        assertThat(person.page().locator("[data-testid^=person-]"))
                .hasCount(3, new HasCountOptions().setTimeout(15_000));
        return person;
    }
}
