package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.rest.Browser.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsersTest {
    private final RestServer server = new RestServer();
    private Browser admin;
    private Browser bob;

    @BeforeEach
    void aTeam() {
        admin = server.admin();
        bob = server.member("bob");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void membersReadAndAdminsWrite() {
        Answer user = bob.get("/users/ada").expect(200);

        assertThat(user.json().fieldNames())
                .toIterable()
                .containsExactly(
                        "id", "username", "displayName", "role", "active", "createdAt", "lastSeenAt", "picture");
        assertThat(user.field("/createdAt")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        bob.post("/users", "{}").expect(403);
        bob.patch("/users/ada", "{\"displayName\":\"X\"}").expect(403);
        bob.delete("/users/ada").expect(403);
        server.browser().get("/users").expect(401);
    }

    @Test
    void aNewAccountIsAnnouncedWithItsPlace() {
        Answer made = admin.post("/users", """
                {"username":"cy","displayName":"Cy","password":"%s","role":"admin"}
                """.formatted(RestServer.PASSWORD)).expect(201);

        assertThat(made.header("Location")).isEqualTo("/api/v1/users/cy");
        assertThat(made.field("/role")).isEqualTo("admin");
        assertThat(made.text()).doesNotContain("assword");
    }

    @Test
    void aNameIsGivenOutOnce() {
        admin.delete("/users/bob").expect(204);

        Answer taken = admin.post("/users", """
                {"username":"bob","displayName":"Bob","password":"%s"}
                """.formatted(RestServer.PASSWORD)).expect(409);
        assertThat(taken.code()).isEqualTo("conflict");
        assertThat(admin.get("/users/bob").field("/active")).isEqualTo("false");
    }

    @Test
    void namesOfGuestsAreNotForAccounts() {
        admin.post("/users", """
                {"username":"guest-1","displayName":"G","password":"%s"}
                """.formatted(RestServer.PASSWORD)).expect(422);
    }

    @Test
    void theLastAdminStays() {
        admin.delete("/users/ada").expect(409);
        admin.patch("/users/ada", "{\"role\":\"member\"}").expect(409);
        admin.patch("/users/ada", "{\"active\":false}").expect(409);

        admin.patch("/users/bob", "{\"role\":\"admin\"}").expect(200);
        admin.patch("/users/ada", "{\"role\":\"member\"}").expect(200);
        admin.get("/users").expect(200);
        admin.post("/users", "{}").expect(403);
    }

    @Test
    void disablingSignsOut() {
        admin.delete("/users/bob").expect(204);
        bob.get("/session").expect(401);

        admin.patch("/users/bob", "{\"active\":true}").expect(200);
        bob.get("/session").expect(401);
        bob.signIn("bob", RestServer.PASSWORD).expect(200);
    }

    @Test
    void changesOfWhatWasChangedMeanwhileAreRefused() {
        String tag = admin.get("/users/bob").header("ETag");
        admin.patch("/users/bob", "{\"displayName\":\"Robert\"}", "If-Match", tag)
                .expect(200);

        assertThat(admin.patch("/users/bob", "{\"displayName\":\"Rob\"}", "If-Match", tag)
                        .expect(412)
                        .code())
                .isEqualTo("stale");
        admin.delete("/users/bob", "If-Match", tag).expect(412);
        admin.delete("/users/bob", "If-Match", admin.get("/users/bob").header("ETag"))
                .expect(204);
    }

    @Test
    void anUnknownUserIsNotFound() {
        assertThat(bob.get("/users/nobody").expect(404).code()).isEqualTo("no-such-user");
        bob.get("/users/No%20Name").expect(404);
        admin.patch("/users/nobody", "{\"displayName\":\"X\"}").expect(404);
        admin.delete("/users/nobody").expect(404);
    }

    @Test
    void listsComeInPagesThatSurviveChanges() {
        server.member("cy");
        server.member("dee");

        Answer first = bob.get("/users?limit=2").expect(200);
        assertThat(first.json().get("items"))
                .extracting(u -> u.get("id").asText())
                .containsExactly("ada", "bob");
        String next = first.field("/next");
        assertThat(first.header("Link")).isEqualTo("</api/v1/users?limit=2&cursor=" + next + ">; rel=\"next\"");

        server.member("alan");
        Answer second = bob.get("/users?limit=2&cursor=" + next).expect(200);
        assertThat(second.json().get("items"))
                .extracting(u -> u.get("id").asText())
                .containsExactly("cy", "dee");
        assertThat(second.json().get("next").isNull()).isTrue();
        assertThat(second.header("Link")).isEmpty();
    }

    @Test
    void aLimitOutOfRangeIsWrong() {
        for (String limit : new String[] {"0", "201", "-1", "x", "99999999999"}) {
            Answer refused = bob.get("/users?limit=" + limit).expect(422);
            assertThat(refused.field("/errors/0/field")).isEqualTo("limit");
        }
        bob.get("/users?cursor=%21%21").expect(422);
    }
}
