package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Browser.NewContextOptions;
import org.junit.jupiter.api.Test;

/** Admins read what was done, and erase who asks for it. */
class AuditPageTest {
    @Test
    void whatWasDoneReadsAsSentencesInBothLanguagesAndOfOnePerson() {
        try (TestApp app = TestApp.start();
                Chromium chromium = new Chromium()) {
            app.setUp("alice", "Alice Ahn");
            app.join("alice", "bob", "Bob Baek");
            app.post("bob", "/api/v1/rooms", "{\"name\":\"Garden\"}");
            try (Person alice = new Person(chromium.browser(), app.origin());
                    Person korean =
                            new Person(chromium.browser(), app.origin(), new NewContextOptions().setLocale("ko-KR"))) {
                alice.carries(app.cookie("alice"));
                alice.opens("/admin#audit");
                assertThat(alice.page().locator("#audit")).containsText("Bob Baek made the room garden.Today");
                assertThat(alice.sees("audit-setup.done")).containsText("Alice Ahn set this server up.");
                alice.page().locator("#audit [name=actor]").selectOption("bob");
                assertThat(alice.sees("audit-setup.done")).hasCount(0);
                assertThat(alice.sees("audit-room.created")).isVisible();
                alice.page().locator("#audit [name=topic]").selectOption("rooms");
                assertThat(alice.page().locator("#audit .row")).hasCount(1);
                alice.page().locator("#audit [name=topic]").selectOption("programs");
                assertThat(alice.page().locator("#audit .empty")).containsText("Nothing of that kind was done.");

                korean.carries(app.cookie("alice"));
                korean.opens("/admin#audit");
                assertThat(korean.sees("audit-room.created")).containsText("Bob Baek 님이 garden 방을 만들었습니다.");

                alice.opens("/admin");
                alice.sees("member-bob").getByTestId("erase-bob").click();
                alice.page().locator("[name=confirm]").fill("bob");
                alice.sees("erase-now").click();
                assertThat(alice.sees("member-bob")).hasCount(0);
                alice.opens("/admin#audit");
                assertThat(alice.sees("audit-user.erased")).containsText("Alice Ahn erased somebody’s data.");
                assertThat(alice.sees("audit-room.created")).containsText("Erased");
                assertThat(alice.complaints()).isEmpty();
            }
        }
    }
}
