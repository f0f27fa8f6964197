package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Somebody in a call takes up another device. */
@ResourceLock(Chromium.A_CORE)
class MoveTest {
    @Test
    void aCallMovesToAnotherDeviceAndStaysOneCall() {
        try (TestApp app = TestApp.start();
                Chromium chromium = new Chromium()) {
            app.setUp("alice", "Alice Ahn");
            app.join("alice", "bob", "Bob Baek");
            try (Person bob = Person.signedIn(chromium, app, "bob");
                    Person laptop = Person.signedIn(chromium, app, "alice");
                    Person phone = Person.signedIn(chromium, app, "alice")) {
                bob.joins("team-room");
                laptop.joins("team-room");
                bob.seesVideoOf("alice");
                String before = bob.sees("tile").getAttribute("data-peer");

                phone.opens("/");
                assertThat(phone.sees("elsewhere")).containsText("You are in Team room right now.");
                phone.opens("/r/team-room");
                assertThat(phone.sees("preview")).containsText("You are in this room already");
                assertThat(phone.sees("join-call")).hasText("Use this device instead");
                phone.sees("join-call").click();

                phone.seesVideoOf("bob");
                assertThat(laptop.sees("left")).hasAttribute("data-reason", "moved");
                assertThat(bob.sees("tile")).hasCount(1);
                assertThat(bob.sees("tile").getAttribute("data-peer")).isNotEqualTo(before);
                bob.keepsSeeingVideoOf("alice", bob.framesOf("alice"));

                laptop.presses("Move it back here");
                laptop.seesVideoOf("bob");
                assertThat(phone.sees("left")).hasAttribute("data-reason", "moved");
            }
            assertThat(app.calls("alice")).singleElement().satisfies(MoveTest::isOneCallByThreePlaces);
        }
    }

    private static void isOneCallByThreePlaces(JsonNode call) {
        assertThat(call.get("people")).hasSize(2).anySatisfy(person -> {
            assertThat(person.get("user").asText()).isEqualTo("alice");
            assertThat(person.get("spans")).hasSize(3);
        });
    }
}
