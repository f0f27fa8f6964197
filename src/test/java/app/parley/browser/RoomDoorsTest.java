package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.parley.stomp.Command;
import app.parley.stomp.Frame;
import app.parley.testing.StompClient;
import app.parley.testing.TestApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Rooms that are not open to everybody at any time, made in the lobby and come to by their links. */
@ResourceLock(Chromium.A_CORE)
class RoomDoorsTest {
    @Test
    void aRoomMadeWithSizeAndPasscodeAsksForTheOneAndKeepsToTheOther() {
        try (TestApp app = TestApp.start();
                Chromium chromium = new Chromium()) {
            app.setUp("alice", "Alice Ahn");
            app.join("alice", "bob", "Bob Baek");
            app.join("alice", "carol", "Carol Cho");
            try (Person alice = Person.signedIn(chromium, app, "alice");
                    Person bob = Person.signedIn(chromium, app, "bob");
                    Person carol = Person.signedIn(chromium, app, "carol")) {
                alice.opens("/");
                makesRoom(alice);
                alice.sees("room-vault").getByTestId("join").click();
                alice.sees("join-call").click();
                assertThat(alice.sees("leave")).isVisible();

                bob.joinsWithPasscode("vault", "wrong");
                assertThat(bob.sees("refused")).containsText("That is not the passcode.");
                bob.types("open sesame");
                bob.seesVideoOf("alice");

                carol.opens("/r/vault");
                assertThat(carol.sees("refused")).containsText("The room is full");
                assertThat(carol.page().locator("video")).hasCount(0);
                bob.sees("leave").click();
                // The door opens by itself.
                carol.sees("join-call").click();
                carol.types("open sesame");
                carol.seesVideoOf("alice");

                bob.opens("/");
                bob.sees("room-vault").getByTestId("join").waitFor();
                assertThat(bob.sees("room-settings")).hasCount(0);
            }
        }
    }

    @Test
    void hostsHearOfWhoeverTriesPasscodesAndThatOneIsToldToWait() {
        try (TestApp app = TestApp.start();
                Chromium chromium = new Chromium()) {
            app.setUp("alice", "Alice Ahn");
            app.join("alice", "bob", "Bob Baek");
            try (Person alice = Person.signedIn(chromium, app, "alice");
                    Person bob = Person.signedIn(chromium, app, "bob");
                    StompClient program = StompClient.connectedByCookie(app.socket(), app.cookie("bob"))) {
                alice.opens("/");
                makesRoom(alice);
                alice.sees("room-vault").getByTestId("join").click();
                alice.sees("join-call").click();
                assertThat(alice.sees("leave")).isVisible();

                program.subscribe("errors", "/user/queue/errors");
                for (int i = 0; i < 10; i++) {
                    program.send(Frame.of(
                            Command.SUBSCRIBE,
                            "id",
                            "room",
                            "destination",
                            "/topic/rooms/vault",
                            "passcode",
                            "guess " + i));
                    program.nextBody("refused");
                }

                assertThat(alice.page().locator(".notices"))
                        .containsText("Bob Baek has tried 10 wrong passcodes for this room.");
                bob.joinsWithPasscode("vault", "open sesame");
                assertThat(bob.sees("refused")).containsText("Too many wrong passcodes. Try again in ");
                alice.page().locator(".notices").getByText("Lock room").click();
                assertThat(alice.page().locator(".notices")).containsText("The room is locked.");
            }
        }
    }

    private static void makesRoom(Person person) {
        person.sees("new-room").click();
        person.page().locator("#field-name").fill("Vault");
        person.page().locator(".more-fields:has(#field-capacity) summary").click();
        person.page().locator("#field-capacity").selectOption("2");
        person.page().locator("#field-passcode").fill("open sesame");
        person.sees("create-room").click();
        assertThat(person.sees("room-dialog")).hasCount(0);
    }
}
