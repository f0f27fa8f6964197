package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.rest.Browser.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeTest {
    private static final String CHROME =
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36";

    private final RestServer server = new RestServer();
    private Browser ada;

    @BeforeEach
    void somebody() {
        ada = server.admin();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void peopleChangeWhatIsTheirs() {
        Answer changed = ada.patch("/me", """
                {"displayName":"  Ada L. ","language":"ko","timeZone":"Asia/Seoul","relayOnly":true}
                """).expect(200);

        assertThat(changed.field("/name")).isEqualTo("Ada L.");
        Answer session = ada.get("/session");
        assertThat(session.field("/language")).isEqualTo("ko");
        assertThat(session.field("/timeZone")).isEqualTo("Asia/Seoul");
        assertThat(session.field("/relayOnly")).isEqualTo("true");
        assertThat(ada.get("/presence/ada").field("/name")).isEqualTo("Ada L.");
    }

    @Test
    void whatIsNotNamedStays() {
        ada.patch("/me", "{\"language\":\"ko\"}").expect(200);
        ada.patch("/me", "{\"timeZone\":\"Europe/Berlin\"}").expect(200);
        assertThat(ada.get("/session").field("/language")).isEqualTo("ko");

        ada.patch("/me", "{\"language\":null}").expect(200);
        assertThat(ada.get("/session").json().get("language").isNull()).isTrue();
    }

    @Test
    void nonsenseIsRefusedFieldByField() {
        Answer refused = ada.patch("/me", """
                {"displayName":"a\\u0000b","language":"Klingon!","timeZone":"Mars/Olympus","relayOnly":"yes"}
                """).expect(422);

        assertThat(refused.json().get("errors"))
                .extracting(fault -> fault.get("field").asText())
                .containsExactly("displayName", "language", "timeZone", "relayOnly");
    }

    @Test
    void aNewPasswordEndsTheOtherSessionsAndKeepsThisOne() {
        Browser phone = server.browser();
        phone.signIn("ada", RestServer.PASSWORD).expect(200);

        ada.put("/me/password", """
                {"currentPassword":"%s","newPassword":"another good one"}
                """.formatted(RestServer.PASSWORD)).expect(204);

        ada.get("/session").expect(200);
        phone.get("/session").expect(401);
        phone.signIn("ada", RestServer.PASSWORD).expect(401);
        phone.signIn("ada", "another good one").expect(200);
    }

    @Test
    void theCurrentPasswordMustBeRight() {
        Answer refused = ada.put("/me/password", """
                {"currentPassword":"wrong password","newPassword":"another good one"}
                """).expect(422);

        assertThat(refused.field("/errors/0/field")).isEqualTo("currentPassword");
        ada.put("/me/password", """
                {"currentPassword":"%s","newPassword":"short"}
                """.formatted(RestServer.PASSWORD)).expect(422);
    }

    @Test
    void peopleSeeWhereTheyAreSignedInAndEndIt() {
        Browser phone = server.browser();
        phone.post(
                        "/session",
                        "{\"username\":\"ada\",\"password\":\"%s\"}".formatted(RestServer.PASSWORD),
                        "User-Agent",
                        CHROME)
                .expect(200);

        Answer list = ada.get("/me/sessions").expect(200);
        assertThat(list.json().get("items")).hasSize(2);
        assertThat(list.json().get("items"))
                .filteredOn(session -> session.get("current").asBoolean())
                .hasSize(1);
        var other = list.json().get("items").findParents("id").stream()
                .filter(session -> !session.get("current").asBoolean())
                .findFirst()
                .orElseThrow();
        assertThat(other.get("device").asText()).isEqualTo("Chrome on macOS");
        assertThat(other.get("address").asText()).isEqualTo("127.0.0.1");

        ada.delete("/me/sessions/" + other.get("id").asText()).expect(204);
        phone.get("/session").expect(401);
        ada.delete("/me/sessions/" + other.get("id").asText()).expect(404);
    }

    @Test
    void nobodyEndsTheSessionsOfOthers() {
        Browser bob = server.member("bob");
        String id = ada.get("/me/sessions").field("/items/0/id");

        bob.delete("/me/sessions/" + id).expect(404);
        ada.get("/session").expect(200);
    }

    @Test
    void peopleAskWhereTheyAreInsideByWhichDevice() {
        assertThat(ada.get("/me/places").expect(200).json().get("items")).isEmpty();
    }
}
