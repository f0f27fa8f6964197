package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Sizes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How much comes over a weak network before somebody who was never here can begin. */
class FirstVisitTest {
    private static final int MOST = 200 * 1024; // bytes

    private static TestApp app;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        app.setUp("alice", "Alice Ahn");
        app.join("alice", "bob", "Bob Baek");
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        app.close();
    }

    @Test
    void theFirstVisitToTheSignInPageIsLight() {
        try (Person alice = new Person(chromium.browser(), app.origin())) {
            assertThat(bytesToShow(alice, "/login", "form")).isBetween(10_000, MOST);
        }
    }

    @Test
    void theFirstVisitToTheLobbyIsLight() {
        try (Person alice = new Person(chromium.browser(), app.origin())) {
            alice.carries(app.cookie("alice"));
            assertThat(bytesToShow(alice, "/", "[data-testid=person-bob]")).isBetween(10_000, MOST);
        }
    }

    private static int bytesToShow(Person person, String path, String sign) {
        Page page = person.page();
        List<Request> requests = new ArrayList<>();
        page.onRequestFinished(requests::add);
        person.opens(path);
        assertThat(page.locator(sign)).isVisible();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        // Asking for sizes lets further requests be reported meanwhile.
        return List.copyOf(requests).stream()
                .map(Request::sizes)
                .mapToInt(FirstVisitTest::bytes)
                .sum();
    }

    private static int bytes(Sizes sizes) {
        return sizes.responseHeadersSize + sizes.responseBodySize;
    }
}
