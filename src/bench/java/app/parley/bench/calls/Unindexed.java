package app.parley.bench.calls;

import app.parley.store.db.Database;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * H2's call tables without keys and indexes while they are filled: made of all rows at once they are ready in a minute, row
 * by row in random order in an hour.
 */
final class Unindexed {
    private static final Pattern INDEX = Pattern.compile("CREATE (?:UNIQUE )?INDEX (\\S+) ON \"PUBLIC\"\\.\"CALL.*");
    private static final Pattern CONSTRAINT =
            Pattern.compile("ALTER TABLE (\\S+) ADD CONSTRAINT (\\S+) .*\"PUBLIC\"\\.\"CALL.*|"
                    + "ALTER TABLE (\"PUBLIC\"\\.\"CALL\\S+) ADD CONSTRAINT (\\S+) .*");

    private Unindexed() {}

    static void during(Database database, Runnable fill) {
        List<String> script = database.query(handle ->
                handle.createQuery("SCRIPT NODATA").mapTo(String.class).list());
        List<String> rules = script.stream()
                .map(statement -> statement.strip().replaceAll("\\s+", " "))
                .filter(statement -> INDEX.matcher(statement).matches()
                        || CONSTRAINT.matcher(statement).matches())
                .toList();
        rules.stream().filter(rule -> rule.contains("FOREIGN KEY")).forEach(rule -> drop(database, rule));
        rules.stream().filter(rule -> !rule.contains("FOREIGN KEY")).forEach(rule -> drop(database, rule));
        fill.run();
        rules.forEach(rule -> run(database, rule));
    }

    private static void drop(Database database, String rule) {
        Matcher index = INDEX.matcher(rule);
        if (index.matches()) {
            run(database, "DROP INDEX IF EXISTS " + index.group(1));
            return;
        }
        Matcher constraint = CONSTRAINT.matcher(rule);
        if (constraint.matches()) {
            boolean first = constraint.group(1) != null;
            run(
                    database,
                    "ALTER TABLE %s DROP CONSTRAINT %s"
                            .formatted(
                                    constraint.group(first ? 1 : 3),
                                    constraint.group(first ? 2 : 4).replace("\"PUBLIC\".", "")));
        }
    }

    private static void run(Database database, String sql) {
        database.<Integer>query(handle -> handle.execute(sql));
    }
}
