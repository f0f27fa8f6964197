package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a host does in a call, and how those it is done to see it. */
@ResourceLock(Chromium.A_CORE)
class HostsTest {
    private static TestApp app;
    private static Chromium chromium;

    private String room;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        app.setUp("alice", "Alice Ahn");
        app.join("alice", "bob", "Bob Baek");
        app.join("alice", "carol", "Carol Cho");
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        app.close();
    }

    /** A new one for each test: a lock lasts as long as anybody's place. */
    @BeforeEach
    void openRoom(TestInfo test) {
        room = TestApp.json(app.post("alice", "/api/v1/rooms", "{\"name\":\"Room\",\"id\":\"" + idOf(test) + "\"}"))
                .get("id")
                .asText();
    }

    private static String idOf(TestInfo test) {
        return "room-" + Integer.toHexString(test.getDisplayName().hashCode());
    }

    @Test
    void whoeverComesToALockedRoomAsksAndIsSeenOnceLetIn() {
        try (Person alice = person("alice");
                Person bob = person("bob");
                Person carol = person("carol")) {
            alice.joins(room);
            alice.sees("people").click();
            alice.sees("lock").click();
            assertThat(alice.sees("lock")).hasText("Unlock room");
            alice.sees("people").click();

            bob.opens("/r/" + room);
            bob.sees("join-call").click();
            assertThat(bob.sees("knocking")).containsText("The hosts see that you are here");
            assertThat(alice.page().locator(".ring--knock")).containsText("Bob Baek asks to join");
            assertThat(alice.sees("people")).hasAttribute("data-call", "1");
            assertThat(alice.page()).hasTitle(Pattern.compile("1 asking"));
            alice.page().locator(".ring--knock").getByTestId("admit").click();
            alice.seesVideoOf("bob");
            bob.seesVideoOf("alice");

            carol.opens("/r/" + room);
            carol.sees("join-call").click();
            alice.page().locator(".ring--knock").getByTestId("deny").click();
            assertThat(carol.sees("refused")).containsText("You were not let in");
            assertThat(alice.page().locator(".ring--knock")).isHidden();

            carol.presses("Ask again");
            assertThat(alice.page().locator(".ring--knock")).containsText("Carol Cho asks to join");
            carol.presses("Cancel");
            assertThat(carol.sees("preview")).isVisible();
            assertThat(alice.page().locator(".ring--knock")).isHidden();
        }
    }

    @Test
    void aHostTurnsAMicrophoneOffButOnlyItsOwnerTurnsItOnAgain() {
        try (Person alice = person("alice");
                Person bob = person("bob")) {
            meet(alice, bob);
            alice.sees("people").click();
            Locator row = alice.sees("person-bob");
            row.getByTestId("mute").click();

            assertThat(bob.page().getByText("Alice Ahn turned your microphone off"))
                    .isVisible();
            assertThat(bob.sees("mic")).hasAttribute("aria-label", "Turn mic on");
            assertThat(row.getByLabel("Microphone off")).isVisible();
            assertThat(row.getByTestId("mute")).hasCount(0);
            assertThat(row.getByRole(AriaRole.BUTTON)).hasCount(1);

            bob.presses("Turn it on");
            assertThat(row.getByTestId("mute")).isVisible();
            bob.sees("people").click();
            assertThat(bob.sees("person-alice").getByTestId("mute")).hasCount(0);
        }
    }

    @Test
    void whoeverIsRemovedHearsByWhomComesBackWhenLetInAndGoesWhenAHostEndsItForEveryone() {
        try (Person alice = person("alice");
                Person bob = person("bob")) {
            meet(alice, bob);
            alice.sees("people").click();
            alice.sees("person-bob").getByTestId("remove").click();
            alice.sees("confirm").click();

            assertThat(bob.sees("left")).containsText("Alice Ahn removed you from this room");
            assertThat(alice.sees("tile")).hasCount(0);
            bob.presses("Ask to come back");
            assertThat(bob.sees("knocking")).isVisible();
            alice.sees("knock").getByTestId("admit").click();

            bob.seesVideoOf("alice");
            alice.sees("end").click();
            alice.sees("confirm").click();
            assertThat(alice.sees("left")).containsText("You ended the call for everyone");
            assertThat(bob.sees("left")).containsText("A host or an admin ended the call for everyone");
        }
    }

    @Test
    void handsHaveNumbersAndTheHostLowersThem() {
        try (Person alice = person("alice");
                Person bob = person("bob")) {
            meet(alice, bob);
            bob.sees("hand").click();
            assertThat(alice.sees("tile").getByLabel("Hand raised, number 1")).isVisible();
            alice.sees("hand").click();
            assertThat(alice.sees("self-tile").getByLabel("Hand raised, number 2"))
                    .isVisible();
            assertThat(bob.sees("tile").getByLabel("Hand raised, number 2")).isVisible();
            alice.sees("people").click();
            assertThat(alice.sees("person-bob").getByTestId("lower")).hasText("1");

            alice.sees("lower-all").click();
            assertThat(bob.page().getByText("Alice Ahn lowered your hand")).isVisible();
            assertThat(bob.sees("hand")).hasAttribute("aria-label", "Raise your hand");
            assertThat(alice.sees("hand")).hasAttribute("aria-label", "Raise your hand");
            assertThat(bob.page().locator(".tile--hand")).hasCount(0);

            bob.page().keyboard().press("r");
            assertThat(bob.page().locator(".bar + .popover")).isVisible();
            bob.page().keyboard().press("1");
            assertThat(bob.page().locator(".bar + .popover")).isHidden();
        }
    }

    private void meet(Person alice, Person bob) {
        bob.joins(room);
        alice.joins(room);
        alice.seesVideoOf("bob");
    }

    private static Person person(String user) {
        return Person.signedIn(chromium, app, user);
    }
}
