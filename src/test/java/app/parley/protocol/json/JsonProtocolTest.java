package app.parley.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.mdn.JsonDialectApi;
import app.parley.hub.value.CloseReason;
import app.parley.kernel.Limits;
import app.parley.kernel.UserId;
import app.parley.protocol.AuthResult.Denial;
import app.parley.protocol.FakeBrowserPage;
import app.parley.testing.SignalingFixture;
import app.parley.testing.TestClock;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Protocol, section 10, without the bridge. */
class JsonProtocolTest {
    private static final String SDP = "\"sdp\":{\"type\":\"offer\",\"sdp\":\"v=0\"}";
    private final TestClock clock = new TestClock();
    private final SignalingFixture fixture = new SignalingFixture(Limits.DEFAULT, clock);
    private final JsonDialect dialect = new JsonDialect(
            fixture.hub(), JsonDialectApi.plugInto(fixture.hub()), fixture.authenticator(), Limits.DEFAULT, clock);

    private FakeBrowserPage guest(String name) {
        fixture.authenticator().openToGuests();
        FakeBrowserPage page = new FakeBrowserPage(dialect, null);
        page.says("{\"type\":\"username\",\"name\":\"" + name + "\",\"date\":1,\"id\":1}");
        return page;
    }

    private FakeBrowserPage account(String user) {
        FakeBrowserPage page = new FakeBrowserPage(dialect, "cookie-" + user);
        page.says("{\"type\":\"username\",\"name\":\"" + user + "\",\"date\":1,\"id\":1}");
        return page;
    }

    @Test
    void theServerSpeaksFirst() {
        FakeBrowserPage page = new FakeBrowserPage(dialect, null);

        assertThat(page.socket.json()).hasSize(1);
        assertThat(page.last("id").get("id").asText()).isNotEmpty();
        assertThat(page.socket.pinged).isTrue();
    }

    @Test
    void aGuestGetsTheNameAndEverybodyTheList() {
        FakeBrowserPage zoe = guest("zoe");
        FakeBrowserPage yan = guest("yan");

        assertThat(yan.heard("rejectusername")).isEmpty();
        assertThat(zoe.last("userlist").get("users").toString()).isEqualTo("[\"yan\",\"zoe\"]");
        assertThat(yan.last("userlist")).isEqualTo(zoe.last("userlist"));
    }

    @Test
    void aTakenNameGetsANumberBeforeTheListComes() {
        guest("zoe");
        FakeBrowserPage second = guest("zoe");

        assertThat(second.last("rejectusername").get("name").asText()).isEqualTo("zoe1");
        assertThat(second.socket.json().stream()
                        .map(message -> message.get("type").asText()))
                .containsExactly("id", "rejectusername", "userlist");
    }

    @Test
    void noGuestTakesTheNameOfAnAccount() {
        FakeBrowserPage page = guest("alice");

        assertThat(page.last("rejectusername").get("name").asText()).isEqualTo("alice1");
    }

    @Test
    void anAccountIsKnownByItsOwnName() {
        FakeBrowserPage page = new FakeBrowserPage(dialect, "cookie-alice");

        page.says("{\"type\":\"username\",\"name\":\"bob\"}");

        assertThat(page.last("rejectusername").get("name").asText()).isEqualTo("alice");
        assertThat(page.last("userlist").get("users").toString()).isEqualTo("[\"alice\"]");
    }

    @Test
    void guestsAreSentAwayWhereTheyAreNotWelcome() {
        FakeBrowserPage page = new FakeBrowserPage(dialect, null);

        page.says("{\"type\":\"username\",\"name\":\"zoe\"}");

        assertThat(page.error()).isEqualTo("unauthenticated");
        assertThat(page.socket.closeCode).isEqualTo(4401);
    }

    @Test
    void aGuestOfOneRoomHasNoPlaceHere() {
        fixture.guest("Gus");
        FakeBrowserPage page = new FakeBrowserPage(dialect, "cookie-guest-gus");

        page.says("{\"type\":\"username\",\"name\":\"Gus\"}");

        assertThat(page.socket.closeCode).isEqualTo(4401);
    }

    @Test
    void aDisabledAccountIsSentAway() {
        fixture.authenticator().deny("alice", Denial.DISABLED);
        fixture.authenticator().openToGuests();

        FakeBrowserPage page = account("alice");

        assertThat(page.socket.closeCode).isEqualTo(4403);
    }

    @Test
    void beforeTheNameNothingIsAccepted() {
        FakeBrowserPage alice = account("alice");
        FakeBrowserPage page = new FakeBrowserPage(dialect, null);

        page.says("{\"type\":\"message\",\"text\":\"hi\"}");

        assertThat(page.error()).isEqualTo("unauthenticated");
        assertThat(page.socket.closeCode).isZero();
        assertThat(alice.heard("message")).isEmpty();
    }

    @Test
    void whatIsSaidToAllReachesAllAndTheSpeakerUnderTheOwnName() {
        FakeBrowserPage alice = account("alice");
        FakeBrowserPage bob = account("bob");

        bob.says("{\"type\":\"message\",\"text\":\"<b>a & b</b>\",\"id\":7,\"date\":1,\"name\":\"alice\"}");

        JsonNode heard = alice.last("message");
        assertThat(heard.get("name").asText()).isEqualTo("bob");
        assertThat(heard.get("text").asText()).isEqualTo("&lt;b&gt;a &amp; b&lt;/b&gt;");
        assertThat(heard.get("date").asLong()).isEqualTo(clock.millis());
        assertThat(heard.get("id").asText()).isEqualTo("7");
        assertThat(bob.last("message")).isEqualTo(heard);
    }

    @Test
    void whatHasATargetReachesThatUserAlone() {
        FakeBrowserPage alice = account("alice");
        FakeBrowserPage bob = account("bob");
        FakeBrowserPage carol = account("carol");

        bob.says("{\"type\":\"message\",\"text\":\"psst\",\"target\":\"alice\"}");

        assertThat(alice.last("message").get("target").asText()).isEqualTo("alice");
        assertThat(bob.heard("message")).isEmpty();
        assertThat(carol.heard("message")).isEmpty();
    }

    @Test
    void aCallGoesFromOfferToHangUpWithoutATarget() {
        FakeBrowserPage alice = account("alice");
        FakeBrowserPage bob = account("bob");
        FakeBrowserPage carol = account("carol");

        alice.says("{\"type\":\"video-offer\",\"name\":\"carol\",\"target\":\"bob\"," + SDP + ",\"more\":1.5}");
        alice.says("{\"type\":\"video-offer\",\"name\":\"alice\",\"target\":\"bob\"," + SDP + "}");
        alice.says("{\"type\":\"new-ice-candidate\",\"target\":\"bob\",\"candidate\":{\"candidate\":\"c\"}}");
        bob.says("{\"type\":\"video-answer\",\"name\":\"bob\",\"target\":\"alice\"," + SDP + "}");
        bob.says("{\"type\":\"hang-up\",\"name\":\"bob\",\"target\":null}");

        JsonNode offer = bob.heard("video-offer").get(0);
        assertThat(offer.get("name").asText()).isEqualTo("alice");
        assertThat(offer.at("/sdp/sdp").asText()).isEqualTo("v=0");
        assertThat(offer.get("more").asDouble()).isEqualTo(1.5);
        assertThat(bob.heard("video-offer")).hasSize(2);
        assertThat(bob.last("new-ice-candidate").get("name").asText()).isEqualTo("alice");
        assertThat(alice.last("video-answer").get("name").asText()).isEqualTo("bob");
        assertThat(alice.last("hang-up").get("name").asText()).isEqualTo("bob");
        assertThat(carol.socket.json().stream()
                        .map(message -> message.get("type").asText()))
                .containsOnly("id", "userlist");
    }

    @Test
    void halfACharacterInASignalHarmsNobody() {
        FakeBrowserPage alice = account("alice");
        FakeBrowserPage bob = account("bob");
        alice.says("{\"type\":\"video-offer\",\"target\":\"bob\"," + SDP + ",\"x\":\"\\ud800\"}");

        assertThat(bob.heard("video-offer")).hasSize(1);
        assertThat(bob.socket.sent.get(bob.socket.sent.size() - 1)).containsIgnoringCase("\\ud800");
    }

    @Test
    void signalsThatReachNobodyAreAnsweredWithAnError() {
        FakeBrowserPage alice = account("alice");
        account("bob");

        alice.says("{\"type\":\"video-offer\",\"target\":\"nobody\"," + SDP + "}");
        assertThat(alice.error()).isEqualTo("no-such-user");
        alice.says("{\"type\":\"video-offer\"," + SDP + "}");
        assertThat(alice.error()).isEqualTo("no-such-user");
        alice.says("{\"type\":\"hang-up\",\"target\":null}");
        assertThat(alice.error()).isEqualTo("no-such-call");
        alice.says("{\"type\":\"video-offer\",\"target\":\"bob\"}");
        assertThat(alice.error()).isEqualTo("bad-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "null",
                "{\"type\":1}",
                "{\"type\":\"id\",\"id\":1}",
                "{\"type\":\"userlist\",\"users\":[\"x\"]}",
                "{\"type\":\"rejectusername\",\"name\":\"x\",\"target\":\"bob\"}",
                "{\"type\":\"error\",\"target\":\"bob\"}",
                "{\"type\":\"userlist\",\"target\":\"bob\"}",
                "{\"type\":\"id\",\"target\":\"bob\"}",
                "{\"type\":\"draw\"}",
                "{\"type\":\"draw\",\"target\":7}",
                "{\"type\":\"message\"}",
                "{\"type\":\"message\",\"text\":{}}",
                "{\"type\":\"message\",\"text\":\"x\",\"target\":[]}",
                "{\"type\":\"message\",\"text\":\"a\",\"text\":\"b\"}",
                "{\"type\":\"message\",\"text\":\"a\",\"x\":{\"y\":1,\"y\":2}}",
                "{\"type\":\"username\"}",
                "{\"type\":\"hang-up\",\"type\":\"message\",\"text\":1}"
            })
    void junkIsAnsweredWithAnErrorAndCostsNobodyElse(String junk) {
        FakeBrowserPage bob = account("bob");
        FakeBrowserPage alice = account("alice");
        int before = bob.socket.sent.size();

        alice.says(junk);

        assertThat(alice.error()).isEqualTo("bad-request");
        assertThat(alice.socket.closeCode).isZero();
        assertThat(bob.socket.sent).hasSize(before);
        alice.says("{\"type\":\"message\",\"text\":\"still here\"}");
        assertThat(bob.last("message").get("text").asText()).isEqualTo("still here");
    }

    @Test
    void whatParleyDoesNotKnowIsPassedOnWholeToItsTarget() {
        FakeBrowserPage alice = account("alice");
        FakeBrowserPage bob = account("bob");
        FakeBrowserPage carol = account("carol");

        alice.says(
                "{\"date\":1,\"type\":\"draw\",\"name\":\"carol\",\"target\":\"bob\",\"text\":\"<b>\",\"at\":[1,2.5]}");

        assertThat(bob.socket.sent.get(bob.socket.sent.size() - 1))
                .isEqualTo(
                        "{\"type\":\"draw\",\"name\":\"alice\",\"date\":1,\"target\":\"bob\",\"text\":\"<b>\",\"at\":[1,2.5]}");
        assertThat(alice.heard("draw")).isEmpty();
        assertThat(carol.heard("draw")).isEmpty();
        assertThat(alice.heard("error")).isEmpty();
    }

    @Test
    void whatParleyDoesNotKnowNeedsATargetThatIsHere() {
        FakeBrowserPage alice = account("alice");
        FakeBrowserPage bob = account("bob");
        int before = bob.socket.sent.size();

        alice.says("{\"type\":\"draw\",\"at\":1}");
        assertThat(alice.error()).isEqualTo("bad-request");
        alice.says("{\"type\":\"draw\",\"target\":\"\"}");
        assertThat(alice.error()).isEqualTo("bad-request");
        alice.says("{\"type\":\"draw\",\"target\":\"nobody\"}");
        assertThat(alice.error()).isEqualTo("no-such-user");

        assertThat(alice.heard("error")).hasSize(3);
        assertThat(bob.socket.sent).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"김민호", "Zoë", "Ольга К.", "प्रिया", "山田 太郎", "محمد", "𠮷田", "a"})
    void guestsHaveNamesInAnyScript(String name) {
        FakeBrowserPage page = guest(name);

        assertThat(page.heard("rejectusername")).isEmpty();
        assertThat(page.last("userlist").get("users").toString()).isEqualTo("[\"" + name + "\"]");
    }

    @Test
    void namesAreComposedAndNumberedByCharacters() {
        assertThat(guest("Zoe\u0308").last("rejectusername").get("name").asText())
                .isEqualTo("Zoë");
        assertThat(guest("Zoë").last("rejectusername").get("name").asText()).isEqualTo("Zoë1");
        String longest = "𠮷".repeat(32);
        guest(longest);
        assertThat(guest(longest).last("rejectusername").get("name").asText()).isEqualTo("𠮷".repeat(31) + "1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " x",
                "x ",
                "<b>",
                "123456789012345678901234567890123",
                "a\\nb",
                "\u3164",
                "a\u200bb",
                "a\u202eb",
                "\u0301a",
                "a\ufe0f",
                "\u00a0",
                "😀",
                "a&b"
            })
    void namesAreOfPlainLetters(String name) {
        FakeBrowserPage page = guest(name);

        assertThat(page.error()).isEqualTo("bad-request");
        assertThat(page.heard("userlist")).isEmpty();
    }

    @Test
    void aSecondNameIsNotTaken() {
        FakeBrowserPage alice = account("alice");

        alice.says("{\"type\":\"username\",\"name\":\"queen\"}");

        assertThat(alice.last("rejectusername").get("name").asText()).isEqualTo("alice");
        assertThat(alice.heard("userlist")).hasSize(1);
    }

    @Test
    void tooManyMessagesAreRefused() {
        FakeBrowserPage alice = account("alice");

        for (int i = 0; i < 120; i++) {
            alice.says("{\"type\":\"message\",\"text\":\"" + i + "\"}");
        }

        assertThat(alice.error()).isEqualTo("rate-limited");
        assertThat(alice.heard("message")).hasSize(119);
    }

    @Test
    void whoClosesIsGoneFromTheListAtOnce() {
        FakeBrowserPage alice = account("alice");
        FakeBrowserPage bob = account("bob");

        bob.handler.closed(1006);

        assertThat(alice.last("userlist").get("users").toString()).isEqualTo("[\"alice\"]");
    }

    @Test
    void whoIsSignedOutIsSentAway() {
        FakeBrowserPage alice = account("alice");

        fixture.hub().team().signOutUser(new UserId("alice"), CloseReason.SIGNED_OUT, null);

        assertThat(alice.socket.closeCode).isEqualTo(4401);
    }
}
