package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.rest.Browser.Answer;
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
                        "call");
        assertThat(made.field("/kind")).isEqualTo("team");
        assertThat(made.field("/hosts/0")).isEqualTo("bob");
        assertThat(made.field("/capacity")).isEqualTo("8");
    }

    @Test
    void aNameWithoutLatinLettersGetsAnIdToo() {
        Answer made = bob.post("/rooms", "{\"name\":\"아침 회의\"}").expect(201);
        assertThat(made.field("/id")).matches("room-[0-9a-f]+");
        assertThat(made.field("/name")).isEqualTo("아침 회의");
    }

    @Test
    void anIdIsTakenOnce() {
        bob.post("/rooms", "{\"name\":\"Stand-up\"}").expect(201);
        assertThat(cy.post("/rooms", "{\"name\":\"Stand up\"}").expect(409).code())
                .isEqualTo("conflict");
        cy.post("/rooms", "{\"name\":\"Other\",\"id\":\"stand-up\"}").expect(409);
    }

    @Test
    void meetingsOfOneNameGetIdsOfTheirOwn() {
        String first = bob.post("/rooms", "{\"name\":\"Chat\",\"kind\":\"adhoc\"}")
                .expect(201)
                .field("/id");
        String second = cy.post("/rooms", "{\"name\":\"Chat\",\"kind\":\"adhoc\"}")
                .expect(201)
                .field("/id");

        assertThat(first).isEqualTo("chat");
        assertThat(second).startsWith("chat-");
    }

    @Test
    void aPrivateRoomDoesNotExistForOthers() {
        bob.post("/rooms", "{\"name\":\"Board\",\"kind\":\"private\",\"members\":[\"ada\"]}")
                .expect(201);

        assertThat(bob.get("/rooms/board").expect(200).json().get("members"))
                .extracting(member -> member.asText())
                .containsExactly("ada", "bob");
        ada.get("/rooms/board").expect(200);
        assertThat(cy.get("/rooms/board").expect(404).text())
                .isEqualTo(cy.get("/rooms/nowhere").expect(404).text());
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
}
