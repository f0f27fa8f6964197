package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.kernel.RoomId;
import app.parley.rest.Browser.Answer;
import app.parley.store.room.RoomStore;
import app.parley.store.room.StoredRoom;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoomsTest {
    private final RestServer server = new RestServer();
    private Browser ada;
    private Browser bob;
    private Browser cy;

    @BeforeEach
    void aTeam() {
        ada = server.admin();
        bob = server.member("bob");
        cy = server.member("cy");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRoomIsNamedAfterItsName() {
        Answer made = bob.post("/rooms", "{\"name\":\"Stand-up & Coffee\"}").expect(201);

        assertThat(made.header("Location")).isEqualTo("/api/v1/rooms/stand-up-coffee");
        assertThat(made.json().fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "name",
                        "kind",
                        "locked",
                        "capacity",
                        "hasPasscode",
                        "members",
                        "hosts",
                        "inside",
                        "call",
                        "recording",
                        "schedule");
        assertThat(made.field("/kind")).isEqualTo("team");
        assertThat(made.field("/hosts/0")).isEqualTo("bob");
        assertThat(made.field("/capacity")).isEqualTo("8");
    }

    @Test
    void anIdIsReadableInWhateverScriptTheNameIsWritten() {
        assertThat(idOf("주간회의")).isEqualTo("주간회의");
        assertThat(idOf("A팀 회의")).isEqualTo("a팀-회의");
        assertThat(idOf("A팀 점심")).isEqualTo("a팀-점심");
        assertThat(idOf("Café Größe")).isEqualTo("café-größe");
        assertThat(idOf("会議　２")).isEqualTo("会議-2");
        assertThat(idOf("ㅋㅋ 방")).isEqualTo("ㅋㅋ-방");
        assertThat(idOf("हिन्दी कक्षा")).isEqualTo("हिन्दी-कक्षा");
        assertThat(idOf("İstanbul")).isEqualTo("istanbul");
        assertThat(idOf("-- [Ops] / on_call? --")).isEqualTo("ops-on-call");
        assertThat(idOf("🎉")).isEqualTo("room");
        assertThat(idOf("…!")).isEqualTo("room-2");
    }

    @Test
    void twoWaysToWriteTheSameLettersAreOneId() {
        String decomposed = Normalizer.normalize("회의 é", Form.NFD);

        assertThat(idOf(decomposed)).isEqualTo("회의-é");
        assertThat(bob.get("/rooms/" + encoded(Normalizer.normalize("회의-é", Form.NFD)))
                        .expect(200)
                        .field("/id"))
                .isEqualTo("회의-é");
    }

    @Test
    void anIdIsNeverTooLongAndEndsBetweenCharacters() {
        String family = "가\u0301".repeat(50);
        String id = idOf(family);

        assertThat(id).isEqualTo("가\u0301".repeat(24));
        assertThat(idOf("회의 ".repeat(33))).hasSizeLessThanOrEqualTo(48).endsWith("회의");
        assertThat(idOf("𠮷".repeat(50))).isEqualTo("𠮷".repeat(24));
    }

    @Test
    void aRoomIsReachedByItsEncodedIdAndSaysWhereItIs() {
        Answer made = bob.post("/rooms", "{\"name\":\"주간회의\"}").expect(201);

        assertThat(made.header("Location")).isEqualTo("/api/v1/rooms/" + encoded("주간회의"));
        String tag = bob.get("/rooms/" + encoded("주간회의")).expect(200).header("ETag");
        bob.patch("/rooms/" + encoded("주간회의"), "{\"capacity\":4}", "If-Match", tag)
                .expect(200);
        bob.get("/rooms/" + encoded("주간회의") + "/messages").expect(200);
        bob.get("/calls?room=" + encoded("주간회의")).expect(200);
        assertThat(bob.post("/invites", "{\"kind\":\"guest\",\"room\":\"주간회의\"}")
                        .expect(201)
                        .field("/room"))
                .isEqualTo("주간회의");
        bob.delete("/rooms/" + encoded("주간회의")).expect(204);
        bob.get("/rooms/" + encoded("주간회의")).expect(404);
    }

    @Test
    void anIdThatIsMadeOfANameNeverConflictsAndOneThatWasAskedForDoes() {
        assertThat(idOf("Stand-up")).isEqualTo("stand-up");
        assertThat(idOf("Stand up")).isEqualTo("stand-up-2");
        assertThat(idOf("STAND UP!")).isEqualTo("stand-up-3");
        assertThat(idOf("회의 2")).isEqualTo("회의-2");
        assertThat(idOf("회의")).isEqualTo("회의");
        assertThat(idOf("회의")).isEqualTo("회의-3");

        assertThat(cy.post("/rooms", "{\"name\":\"Other\",\"id\":\"stand-up\"}")
                        .expect(409)
                        .code())
                .isEqualTo("conflict");
        cy.post("/rooms", "{\"name\":\"Other\",\"id\":\"Stand-Up\"}").expect(409);
        String decomposed = Normalizer.normalize("회의", Form.NFD);
        cy.post("/rooms", "{\"name\":\"Other\",\"id\":\"%s\"}".formatted(decomposed))
                .expect(409);
    }

    @Test
    void anIdOfAnyScriptIsAPageAndStandsEncodedInLinks() {
        idOf("주간회의");
        assertThat(bob.ask("GET", "/r/" + encoded("주간회의"), null).expect(200).header("Content-Type"))
                .startsWith("text/html");

        bob.post("/rooms", "{\"name\":\"나\"}").expect(201);
        Answer rooms = bob.get("/rooms?limit=1&q=" + encoded("주간")).expect(200);
        assertThat(rooms.header("Link")).matches("\\p{ASCII}+").contains(encoded("주간"));
    }

    @Test
    void anIdThatAnotherProcessTookMeanwhileIsPassedOver() {
        RoomStore elsewhere = new RoomStore(server.database);
        elsewhere.insert(new StoredRoom(
                new RoomId("회의"), "회의", Kind.TEAM, 8, null, Set.of(), Set.of(), null, server.clock.instant()));

        assertThat(idOf("회의")).isEqualTo("회의-2");
        cy.post("/rooms", "{\"name\":\"N\",\"id\":\"회의\"}").expect(409);
    }

    @Test
    void roomsOfOneNameThatAreMadeAtOnceAllGetAnId() {
        List<CompletableFuture<String>> made = Stream.generate(() -> CompletableFuture.supplyAsync(() -> idOf("Same")))
                .limit(12)
                .toList();

        assertThat(made)
                .extracting(CompletableFuture::join)
                .contains("same", "same-2", "same-12")
                .doesNotHaveDuplicates();
    }

    @Test
    void meetingsOfOneNameGetIdsOfTheirOwn() {
        String chat = "{\"name\":\"Chat\",\"kind\":\"adhoc\"}";
        assertThat(bob.post("/rooms", chat).expect(201).field("/id")).isEqualTo("chat");
        assertThat(cy.post("/rooms", chat).expect(201).field("/id")).isEqualTo("chat-2");
    }

    @Test
    void anIdThatIsAskedForIsPlainToRead() {
        for (String good : new String[] {"a", "주간회의", "Board_2", "отдел-qa", "ひらがな漢字", "7"}) {
            cy.post("/rooms", "{\"name\":\"N\",\"id\":\"%s\"}".formatted(good)).expect(201);
        }
        String[] bad = {
            "",
            "no spaces",
            "a/b",
            "a.b",
            "..",
            "-a",
            "_a",
            "a%2fb",
            "a\u200bb",
            "a\u202eb",
            "a\u3164",
            "\u0301a",
            "ｔｅａｍ",
            "teаm",
            "r_abcdefghijklmnop",
            "a".repeat(65),
            "🎉"
        };
        for (String id : bad) {
            Answer refused = cy.post("/rooms", "{\"name\":\"N\",\"id\":\"%s\"}".formatted(id));
            assertThat(refused.expect(422).field("/errors/0/field")).as(id).isEqualTo("id");
        }
    }

    @Test
    void aGuestSeesTheOwnRoomAndNoOtherOneIsThere() {
        bob.post("/rooms", "{\"name\":\"Board\",\"kind\":\"private\"}").expect(201);
        bob.post("/rooms", "{\"name\":\"Open\"}").expect(201);
        String code =
                bob.post("/invites", "{\"kind\":\"guest\",\"room\":\"open\"}").field("/code");
        Browser guest = server.browser();
        guest.post("/invites/" + code + "/accept", "{\"displayName\":\"Eve\"}").expect(201);

        Answer own = guest.get("/rooms/open").expect(200);
        assertThat(own.field("/name")).isEqualTo("Open");
        assertThat(own.json().get("hosts")).isEmpty();
        JsonNode unknown = guest.get("/rooms/nowhere").expect(404).withoutItsNumber();
        assertThat(unknown.toString()).contains("no-such-room");
        for (String room : new String[] {"board", "team-room", "no%20room"}) {
            assertThat(guest.get("/rooms/" + room).expect(404).withoutItsNumber())
                    .isEqualTo(unknown);
            assertThat(guest.get("/rooms/" + room + "/messages").expect(404).withoutItsNumber())
                    .isEqualTo(unknown);
            guest.patch("/rooms/" + room, "{}").expect(403);
        }
    }

    @Test
    void aPrivateRoomDoesNotExistForOthers() {
        bob.post("/rooms", "{\"name\":\"Board\",\"kind\":\"private\",\"members\":[\"ada\"]}")
                .expect(201);

        assertThat(bob.get("/rooms/board").expect(200).json().get("members"))
                .extracting(member -> member.asText())
                .containsExactly("ada", "bob");
        ada.get("/rooms/board").expect(200);
        assertThat(cy.get("/rooms/board").expect(404).withoutItsNumber())
                .isEqualTo(cy.get("/rooms/nowhere").expect(404).withoutItsNumber());
        cy.patch("/rooms/board", "{\"name\":\"Mine\"}").expect(404);
        cy.delete("/rooms/board").expect(404);
        assertThat(cy.get("/rooms").text()).doesNotContain("board");
        assertThat(bob.get("/rooms").text()).contains("board");
    }

    @Test
    void hostsChangeTheirRoomsAndAdminsAll() {
        bob.post("/rooms", "{\"name\":\"Stand-up\"}").expect(201);

        assertThat(cy.patch("/rooms/stand-up", "{\"name\":\"Mine\"}")
                        .expect(403)
                        .code())
                .isEqualTo("forbidden");
        cy.delete("/rooms/stand-up").expect(403);
        assertThat(bob.patch("/rooms/stand-up", "{\"name\":\"Daily\",\"capacity\":4}")
                        .expect(200)
                        .field("/name"))
                .isEqualTo("Daily");
        ada.delete("/rooms/stand-up").expect(204);
        bob.get("/rooms/stand-up").expect(404);
    }

    @Test
    void aPasscodeIsSetAndTakenAwayAndNeverShown() {
        Answer made = bob.post("/rooms", "{\"name\":\"Vault\",\"passcode\":\"sesame\"}")
                .expect(201);
        assertThat(made.field("/hasPasscode")).isEqualTo("true");
        assertThat(made.text()).doesNotContain("sesame").doesNotContain("argon2");

        assertThat(bob.patch("/rooms/vault", "{\"capacity\":3}").field("/hasPasscode"))
                .isEqualTo("true");
        assertThat(bob.patch("/rooms/vault", "{\"passcode\":null}").field("/hasPasscode"))
                .isEqualTo("false");
    }

    @Test
    void changesOfWhatWasChangedMeanwhileAreRefused() {
        bob.post("/rooms", "{\"name\":\"Stand-up\"}").expect(201);
        String tag = bob.get("/rooms/stand-up").header("ETag");
        bob.patch("/rooms/stand-up", "{\"capacity\":4}", "If-Match", tag).expect(200);

        bob.patch("/rooms/stand-up", "{\"capacity\":5}", "If-Match", tag).expect(412);
        bob.delete("/rooms/stand-up", "If-Match", tag).expect(412);
        bob.delete("/rooms/stand-up", "If-Match", "*").expect(204);
    }

    @Test
    void wrongValuesAreNamed() {
        Answer refused = bob.post("/rooms", """
                {"name":"","id":"no spaces","kind":"call","capacity":9,"members":["nobody"]}
                """).expect(422);

        assertThat(refused.json().get("errors"))
                .extracting(fault -> fault.get("field").asText())
                .contains("name", "id", "kind", "capacity", "members");
        bob.post("/rooms", "{}").expect(422);
        bob.post("/rooms", "{\"name\":\"Tiny\",\"capacity\":1}").expect(422);
    }

    @Test
    void fiftyAdhocRoomsAreEnough() {
        for (int i = 0; i < 50; i++) {
            bob.post("/rooms", "{\"name\":\"Chat\",\"kind\":\"adhoc\"}").expect(201);
        }
        assertThat(bob.post("/rooms", "{\"name\":\"Chat\",\"kind\":\"adhoc\"}")
                        .expect(429)
                        .code())
                .isEqualTo("too-many");
        cy.post("/rooms", "{\"name\":\"Chat\",\"kind\":\"adhoc\"}").expect(201);
    }

    private String idOf(String name) {
        return bob.post("/rooms", "{\"name\":\"%s\"}".formatted(name))
                .expect(201)
                .field("/id");
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
