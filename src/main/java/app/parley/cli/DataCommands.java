package app.parley.cli;

import app.parley.boot.DirectOperator;
import app.parley.boot.OperatorDesk;
import app.parley.config.Config;
import app.parley.door.ExitCode;
import app.parley.door.OperatorFailure;
import app.parley.kernel.ParleyVersion;
import app.parley.store.backup.BackupFile;
import app.parley.store.backup.BackupManifest;
import app.parley.store.backup.BackupWriter;
import app.parley.store.backup.NewFile;
import app.parley.store.backup.Restore;
import app.parley.store.db.DatabaseSettings;
import app.parley.store.db.DatabaseUrl;
import app.parley.store.db.WholeDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands on all data at once. */
final class DataCommands {
    private static final String STANDARD_OUTPUT = "-";

    private final Terminal terminal;
    private final Operators operators;

    DataCommands(Terminal terminal, Operators operators) {
        this.terminal = terminal;
        this.operators = operators;
    }

    ExitCode backup(String name, boolean force) throws Exception {
        if (name.equals(STANDARD_OUTPUT)) {
            Map<String, ?> told = operators.ask("backup", Map.of(), terminal.progress(), terminal.raw());
            if (terminal.hasLostOutput()) {
                throw new OperatorFailure(
                        ExitCode.UNWRITABLE, "Standard output did not take all of it; see whether the disk is full.");
            }
            terminal.errors().println("Wrote %s rows.".formatted(told.get("rows")));
            return ExitCode.DONE;
        }
        Path path = Path.of(name);
        try (NewFile file = NewFile.at(path, force)) {
            Map<String, ?> told = operators.ask("backup", Map.of(), terminal.progress(), file.out());
            file.finish();
            Map<String, Object> values = new LinkedHashMap<>(told);
            values.put("file", path.toString());
            values.put("bytes", Files.size(path));
            return terminal.tell(
                    ExitCode.DONE,
                    values,
                    List.of("Wrote %s: %s rows in %s tables.".formatted(path, told.get("rows"), told.get("tables"))));
        }
    }

    ExitCode restore(Path path) throws Exception {
        refuseWhileServing();
        DatabaseSettings target = operators.config().database();
        try (BackupFile file = BackupFile.open(path)) {
            fill(file, target);
            return told(file.manifest(), target, "Restored");
        }
    }

    ExitCode move(@Nullable String to) throws Exception {
        refuseWhileServing();
        Config config = operators.config();
        DatabaseSettings source = DatabaseSettings.embedded(config.data());
        DatabaseSettings target = to == null ? config.database() : postgres(to);
        if (!target.isPostgres()) {
            throw new OperatorFailure(
                    ExitCode.USAGE, "Say where to: --to postgres://user:password@host/database, or set DATABASE_URL.");
        }
        Path between = config.data().resolve("parley-move.zip");
        try {
            try (WholeDatabase database = DirectOperator.whole(source);
                    NewFile file = NewFile.at(between, true);
                    ProgressBar progress = terminal.progress()) {
                BackupWriter.write(database, file.out(), ParleyVersion.TEXT, Instant.now(), progress::at);
                file.finish();
            }
            try (BackupFile file = BackupFile.open(between)) {
                fill(file, target);
                return told(file.manifest(), target, "Moved");
            }
        } finally {
            Files.deleteIfExists(between);
        }
    }

    private static DatabaseSettings postgres(String url) {
        try {
            return url.startsWith("jdbc:") ? DatabaseUrl.parseJdbc(url) : DatabaseUrl.parse(url);
        } catch (IllegalArgumentException e) {
            throw new OperatorFailure(
                    ExitCode.USAGE, String.valueOf(e.getMessage()).replaceAll("(JDBC_)?DATABASE_URL", "--to"));
        }
    }

    private void fill(BackupFile file, DatabaseSettings target) throws IOException {
        Path embedded = target.file();
        boolean isNew = embedded != null && Files.notExists(embedded);
        boolean done = false;
        try (WholeDatabase database = WholeDatabase.open(target);
                ProgressBar progress = terminal.progress()) {
            Restore.run(file, database, progress::at);
            done = true;
        } finally {
            if (isNew && !done) {
                Files.deleteIfExists(embedded);
            }
        }
    }

    private ExitCode told(BackupManifest manifest, DatabaseSettings target, String what) {
        Map<String, Object> values = new LinkedHashMap<>(OperatorDesk.told(manifest));
        values.put("target", target.toString());
        return terminal.tell(
                ExitCode.DONE,
                values,
                List.of(
                        "%s %d rows as they were at %s into %s; all of them were compared."
                                .formatted(what, manifest.rows(), manifest.createdAt(), target),
                        "Start the server with that database now."));
    }

    private void refuseWhileServing() throws Exception {
        if (operators.isServing()) {
            throw new OperatorFailure(
                    ExitCode.DATABASE, "The server runs: stop it first, or what people do meanwhile would be lost.");
        }
    }
}
