package app.parley.store.callsearch;

import app.parley.calls.FoldedText;
import app.parley.store.db.IndexHints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Finds calls by the names of people and rooms. A large log has many calls, but few different names. */
final class CallNames {
    /**
     * H2 skips from one distinct name to the next by itself. For a "next name" query it reads all rows with the same
     * name.
     */
    private static final String NAMES_ON_H2 = "SELECT DISTINCT <column> FROM <table> LIMIT :most";

    /** PostgreSQL before version 18 does not skip by itself, so this query asks for each next name. */
    private static final String NAMES = """
            WITH RECURSIVE names (name) AS (
                (SELECT <column> FROM <table> ORDER BY <column> LIMIT 1)
                UNION ALL
                SELECT (SELECT later.<column> FROM <table> later WHERE later.<column> > names.name
                        ORDER BY later.<column> LIMIT 1)
                FROM names
                WHERE names.name IS NOT NULL
            )
            SELECT name FROM names WHERE name IS NOT NULL LIMIT :most
            """;

    private static final int MOST_NAMES = 3_000;

    /** If more names match, an index scan finds the calls faster. */
    private static final int MOST_MATCHING = 200;

    private final Handle handle;
    private final int mostCalls;

    CallNames(Handle handle, int mostCalls) {
        this.handle = handle;
        this.mostCalls = mostCalls;
    }

    /** Returns the calls that have the text in one of their names; empty if there are too many calls or names. */
    Optional<List<String>> callsWith(String text) {
        Optional<List<String>> ofRooms = callsWith(text, "calls", "room_name", "id");
        Optional<List<String>> ofPeople =
                ofRooms.isEmpty() ? Optional.empty() : callsWith(text, "call_people", "name", "call_id");
        return ofPeople.map(calls -> {
            List<String> all = new ArrayList<>(ofRooms.orElseThrow());
            all.addAll(calls);
            return all;
        });
    }

    private Optional<List<String>> callsWith(String text, String table, String column, String id) {
        List<String> names = handle.createQuery(IndexHints.on(handle).areHeeded() ? NAMES_ON_H2 : NAMES)
                .define("table", table)
                .define("column", column)
                .bind("most", MOST_NAMES + 1)
                .mapTo(String.class)
                .list();
        if (names.size() > MOST_NAMES) {
            return Optional.empty();
        }
        String folded = FoldedText.of(text);
        List<String> matching = names.stream()
                .filter(name -> FoldedText.of(name).contains(folded))
                .toList();
        if (matching.isEmpty()) {
            return Optional.of(List.of());
        }
        if (matching.size() > MOST_MATCHING) {
            return Optional.empty();
        }
        List<String> calls = handle.createQuery("SELECT <id> FROM <table> WHERE <column> IN (<names>) LIMIT :limit")
                .define("table", table)
                .define("column", column)
                .define("id", id)
                .bindList("names", matching)
                .bind("limit", mostCalls + 1)
                .mapTo(String.class)
                .list();
        return Optional.of(calls).filter(found -> found.size() <= mostCalls);
    }
}
