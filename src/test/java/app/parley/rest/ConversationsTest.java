package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.store.privacy.RetentionStore;
import app.parley.store.privacy.RetentionStore.Purged;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationsTest {
    private final RestServer server = new RestServer();
    private final Browser ada = server.admin();
    private final Browser bob = server.member("bob");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aMessageIsStoredAndCountedUntilItIsSeenOnAnyDevice() {
        Browser.Answer sent = write(ada, "bob", "m1", "call me");

        assertThat(sent.header("Location")).isEqualTo("/api/v1/conversations/bob/messages/m1");
        assertThat(sent.json().toString())
                .startsWith("{\"id\":\"m1\",\"user\":\"ada\",\"name\":\"Ada\",\"guest\":false,\"to\":\"bob\","
                        + "\"text\":\"call me\",\"at\":");
        ada.get("/conversations/bob/messages/m1").expect(200);
        assertThat(bob.get("/conversations").expect(200).field("/items/0/unread"))
                .isEqualTo("1");
        assertThat(ada.get("/conversations").field("/items/0/unread")).isEqualTo("0");

        Browser.Answer seen =
                bob.put("/conversations/ada/seen", "{\"message\":\"m1\"}").expect(200);

        assertThat(seen.field("/unread")).isEqualTo("0");
        assertThat(bob.get("/conversations/ada").expect(200).field("/last/text"))
                .isEqualTo("call me");
        write(ada, "bob", "m2", "again");
        assertThat(bob.get("/conversations/ada").field("/unread")).isEqualTo("1");
    }

    @Test
    void whatIsMarkedEarlierMakesNothingUnreadAgain() {
        write(ada, "bob", "m1", "one");
        write(ada, "bob", "m2", "two");
        bob.put("/conversations/ada/seen", "{\"message\":\"m2\"}").expect(200);
        bob.put("/conversations/ada/seen", "{\"message\":\"m1\"}").expect(200);

        assertThat(bob.get("/conversations/ada").field("/unread")).isEqualTo("0");
        bob.put("/conversations/ada/seen", "{\"message\":\"m9\"}").expect(404);
    }

    @Test
    void pagesTheLastSentFirst() {
        for (int i = 1; i <= 5; i++) {
            write(i % 2 == 0 ? ada : bob, i % 2 == 0 ? "bob" : "ada", "m" + i, "text " + i);
        }

        Browser.Answer first = ada.get("/conversations/bob/messages?limit=2").expect(200);

        assertThat(texts(first)).containsExactly("text 5", "text 4");
        assertThat(texts(ada.get("/conversations/bob/messages?limit=2&cursor=" + first.field("/next"))))
                .containsExactly("text 3", "text 2");
        assertThat(texts(bob.get("/conversations/ada/messages?before=m3"))).containsExactly("text 2", "text 1");
        assertThat(texts(bob.get("/conversations/ada/messages?after=m4"))).containsExactly("text 5");
        ada.get("/conversations/bob/messages?before=nothing").expect(422);
        ada.get("/conversations/bob/messages?cursor=nothing").expect(422);
    }

    @Test
    void theConversationWithTheNewestMessageComesFirst() {
        server.member("carol");
        write(ada, "bob", "m1", "to bob");
        write(ada, "carol", "m1", "to carol");
        assertThat(users(ada.get("/conversations"))).containsExactly("carol", "bob");

        write(bob, "ada", "m2", "from bob");

        Browser.Answer page = ada.get("/conversations?limit=1").expect(200);
        assertThat(users(page)).containsExactly("bob");
        assertThat(users(ada.get("/conversations?limit=1&cursor=" + page.field("/next"))))
                .containsExactly("carol");
    }

    @Test
    void nobodyReadsWhatOthersWrite() {
        Browser carol = server.member("carol");
        write(ada, "bob", "m1", "secret");

        assertThat(carol.get("/conversations").json().get("items")).isEmpty();
        assertThat(carol.get("/conversations/bob/messages").expect(200).json().get("items"))
                .isEmpty();
        carol.get("/conversations/ada/messages/m1").expect(404);
        server.browser().get("/conversations").expect(401);
        assertThat(carol.get("/conversations/nobody").expect(404).code()).isEqualTo("no-such-user");
        assertThat(carol.get("/conversations/No%20id").expect(404).code()).isEqualTo("no-such-user");
    }

    @Test
    void theSameIdIsTheSameMessageAndWithoutOneTheServerMakesOne() {
        write(ada, "bob", "m1", "first");
        assertThat(write(ada, "bob", "m1", "second").field("/text")).isEqualTo("first");
        ada.post("/conversations/bob/messages", "{\"text\":\"without\"}").expect(201);

        assertThat(texts(ada.get("/conversations/bob/messages"))).containsExactly("without", "first");
    }

    @Test
    void badMessagesAreRefusedWithTheReason() {
        assertThat(ada.post("/conversations/bob/messages", "{\"text\":\"\"}")
                        .expect(422)
                        .code())
                .isEqualTo("bad-request");
        assertThat(ada.post("/conversations/bob/messages", "{\"text\":\"" + "x".repeat(4_001) + "\"}")
                        .expect(413)
                        .code())
                .isEqualTo("too-large");
        assertThat(ada.post("/conversations/ada/messages", "{\"text\":\"me\"}")
                        .expect(422)
                        .code())
                .isEqualTo("bad-request");
        ada.post("/conversations/nobody/messages", "{\"text\":\"hello\"}").expect(404);
        ada.post("/conversations/bob/messages", "{}").expect(422);
    }

    @Test
    void whoTakesTheirDataHasWhatTheyWroteAndWhatCameBack() {
        write(ada, "bob", "m1", "hello bob");
        write(bob, "ada", "m2", "hello ada");

        assertThat(ada.get("/me/export").expect(200).json().get("directMessages"))
                .extracting(message -> message.get("text").asText())
                .containsExactly("hello bob", "hello ada");
    }

    @Test
    void whoIsErasedIsNobodyToWriteToAndWhatTheySaidStays() {
        write(bob, "ada", "m1", "goodbye");
        bob.delete("/me/data").expect(204);

        Browser.Answer left = ada.get("/conversations").expect(200);
        String alias = left.field("/items/0/user");
        assertThat(alias).startsWith("erased-");
        assertThat(left.field("/items/0/name")).isEqualTo("Erased");
        assertThat(left.field("/items/0/active")).isEqualTo("false");
        assertThat(texts(ada.get("/conversations/" + alias + "/messages").expect(200)))
                .containsExactly("goodbye");
        ada.put("/conversations/" + alias + "/seen", "{\"message\":\"m1\"}").expect(200);
        ada.post("/conversations/" + alias + "/messages", "{\"text\":\"hello?\"}")
                .expect(404);
    }

    @Test
    void whatNobodyIsLeftToReadIsDeleted() {
        Browser carol = server.member("carol");
        write(bob, "carol", "m1", "between us");
        bob.delete("/me/data").expect(204);
        assertThat(stored()).isOne();
        carol.delete("/me/data").expect(204);

        assertThat(stored()).isZero();
    }

    @Test
    void messagesGoWithTheRetentionOfCalls() {
        write(ada, "bob", "m1", "old");
        RetentionStore store = new RetentionStore(server.database);

        Purged purged = store.purgeSome(server.clock.instant().plusSeconds(1), server.clock.instant(), Purged.NOTHING);

        assertThat(purged.messages()).isOne();
        assertThat(stored()).isZero();
    }

    private int stored() {
        return server.database.query(handle -> handle.select("SELECT COUNT(*) FROM direct_messages")
                .mapTo(Integer.class)
                .one());
    }

    private static Browser.Answer write(Browser from, String to, String id, String text) {
        return from.post("/conversations/" + to + "/messages", "{\"id\":\"%s\",\"text\":\"%s\"}".formatted(id, text))
                .expect(201);
    }

    private static List<String> texts(Browser.Answer page) {
        return page.expect(200).json().get("items").findValuesAsText("text");
    }

    private static List<String> users(Browser.Answer page) {
        return page.json()
                .get("items")
                .valueStream()
                .map(item -> item.get("user").asText())
                .toList();
    }
}
