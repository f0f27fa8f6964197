package app.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.parley.testing.TestApp;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What the lobby shows of people and of rooms with a time. */
class MeetingsPageTest {
    @Test
    void aMeetingThatHasBegunShowsWhoIsMissingWithTheirPictureAndRingsThemIntoTheRoom() throws IOException {
        try (TestApp app = TestApp.start();
                Chromium chromium = new Chromium()) {
            app.setUp("alice", "Alice Ahn");
            app.join("alice", "bob", "Bob Baek");
            try (Person alice = Person.signedIn(chromium, app, "alice");
                    Person bob = Person.signedIn(chromium, app, "bob")) {
                bob.opens("/settings");
                bob.page().getByTestId("picture-file").setInputFiles(widePicture());
                bob.sees("picture-save").click();
                assertThat(bob.page().locator(".my-picture .avatar__picture")).isVisible();
                bob.opens("/");

                alice.opens("/");
                alice.page().evaluate("""
                        (startsAt) => fetch('/api/v1/rooms', {
                          method: 'POST',
                          headers: { 'Content-Type': 'application/json' },
                          body: JSON.stringify({ name: 'Stand-up', schedule: { startsAt, timeZone: 'Asia/Seoul' } }),
                        })
                        """, Instant.now().minusSeconds(120).toString());
                Locator meeting = alice.sees("meeting-stand-up");
                assertThat(meeting).containsText("Stand-up has begun. Nobody is here yet.");
                Locator missing = meeting.getByTestId("ring-bob");
                assertThat(missing.locator("img")).hasAttribute("src", Pattern.compile("/users/bob/picture\\?v="));
                assertThat(alice.sees("room-stand-up")).containsText("Now, until ");
                assertThat(alice.sees("calendar")).hasAttribute("href", "/api/v1/rooms/stand-up/calendar.ics");

                missing.click();
                assertThat(bob.sees("incoming")).containsText("Into the room Stand-up");
            }
        }
    }

    private static FilePayload widePicture() throws IOException {
        BufferedImage picture = new BufferedImage(600, 300, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return new FilePayload("me.png", "image/png", out.toByteArray());
    }
}
