package app.parley.bench.server;

import app.parley.people.TokenGenerator;
import app.parley.rest.http.SessionCookie;
import app.parley.store.db.Database;
import app.parley.store.db.DatabaseSettings;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Accounts, their sign-ins and rooms, written before the server starts: passwords are made to be slow to check, and that
 * is not what is measured.
 */
final class SeedData {
    private SeedData() {}

    /** @return a cookie for each person */
    static List<String> write(DatabaseSettings settings, int people, int rooms) {
        TokenGenerator secrets = new TokenGenerator(new SecureRandom());
        List<String> tokens = Stream.generate(secrets::token).limit(people).toList();
        try (Database database = Database.open(settings)) {
            database.useTransaction(handle -> {
                accounts(handle, people);
                signIns(handle, tokens);
                rooms(handle, rooms);
            });
        }
        return tokens.stream().map(token -> SessionCookie.NAME + "=" + token).toList();
    }

    static String person(int number) {
        return "p%05d".formatted(number);
    }

    static String room(int number) {
        return "room-" + number;
    }

    private static void accounts(Handle handle, int people) {
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO accounts (username, display_name, role, active, created_at) VALUES (?, ?, ?, TRUE, ?)");
        IntStream.range(0, people)
                .forEach(i -> batch.add(person(i), "Person " + i, i == 0 ? "admin" : "member", now()));
        int[] written = batch.execute();
        assert written.length == people;
    }

    private static void signIns(Handle handle, List<String> tokens) {
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO login_sessions (id, token_hash, username, created_at, last_seen_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """);
        OffsetDateTime end = now().plus(Duration.ofDays(1));
        for (int i = 0; i < tokens.size(); i++) {
            batch.add("s_" + i, TokenGenerator.hash(tokens.get(i)), person(i), now(), now(), end);
        }
        int[] written = batch.execute();
        assert written.length == tokens.size();
    }

    private static void rooms(Handle handle, int rooms) {
        if (rooms == 0) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO rooms (id, name, kind, capacity, created_at) VALUES (?, ?, 'team', 8, ?)");
        IntStream.range(0, rooms).forEach(i -> batch.add(room(i), "Room " + i, now()));
        int[] written = batch.execute();
        assert written.length == rooms;
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
