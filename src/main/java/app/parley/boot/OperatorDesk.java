package app.parley.boot;

import app.parley.checks.CheckResult;
import app.parley.door.ExitCode;
import app.parley.door.Operator;
import app.parley.door.OperatorFailure;
import app.parley.kernel.ParleyVersion;
import app.parley.kernel.RequestException;
import app.parley.store.backup.BackupFailure;
import app.parley.store.backup.BackupManifest;
import app.parley.store.backup.BackupWriter;
import app.parley.store.db.DatabaseAway;
import app.parley.store.db.DatabaseUnavailable;
import app.parley.store.db.WholeDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Does what commands ask for: the same whether they come through the door of a running server, or none runs. */
public final class OperatorDesk implements Operator {
    private final Supplier<WholeDatabase> database;
    private final Supplier<OperatorPeople> people;
    private final Supplier<List<CheckResult>> checks;
    private final InstantSource clock;

    /**
     * @param database opens it, for a backup
     * @param checks runs all checks, and returns when they are done
     */
    OperatorDesk(
            Supplier<WholeDatabase> database,
            Supplier<OperatorPeople> people,
            Supplier<List<CheckResult>> checks,
            InstantSource clock) {
        this.database = database;
        this.people = people;
        this.checks = checks;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> perform(String command, Map<String, String> arguments, Listener listener) {
        try {
            return switch (command) {
                case "backup" -> backup(listener);
                case "doctor" -> results();
                case "admin create" -> people.get().createAdmin(arguments);
                case "invite" -> people.get().invite(arguments);
                case "passkeys list" -> people.get().passkeys().list();
                case "passkeys remove" -> people.get().passkeys().remove(Objects.requireNonNull(arguments.get("user")));
                case "reset-password" -> people.get().resetPassword(Objects.requireNonNull(arguments.get("user")));
                default ->
                    throw new OperatorFailure(
                            ExitCode.USAGE,
                            "The running server is of another version, and knows no '" + command + "'.");
            };
        } catch (RequestException e) {
            throw new OperatorFailure(ExitCode.FAILED, sentence(e));
        } catch (BackupFailure e) {
            throw new OperatorFailure(exit(e), String.valueOf(e.getMessage()));
        } catch (DatabaseUnavailable e) {
            throw new OperatorFailure(ExitCode.DATABASE, String.valueOf(e.getMessage()));
        } catch (DatabaseAway e) {
            throw new OperatorFailure(ExitCode.DATABASE, "The database does not answer at the moment.");
        }
    }

    /** Returns the code for what is wrong with a backup. */
    public static ExitCode exit(BackupFailure failure) {
        return switch (failure.reason()) {
            case DAMAGED -> ExitCode.DAMAGED;
            case NEWER -> ExitCode.NEWER;
            case NOT_EMPTY -> ExitCode.NOT_EMPTY;
            case UNWRITABLE -> ExitCode.UNWRITABLE;
            case SOURCE -> ExitCode.FAILED;
        };
    }

    private static String sentence(RequestException failure) {
        return failure.faults().isEmpty()
                ? failure.sentence()
                : failure.faults().stream()
                        .map(fault -> fault.field() + ": " + fault.message() + ".")
                        .collect(Collectors.joining(" "));
    }

    private Map<String, ?> backup(Listener listener) {
        try (WholeDatabase whole = database.get()) {
            BackupManifest manifest =
                    BackupWriter.write(whole, listener.data(), ParleyVersion.TEXT, clock.instant(), listener::progress);
            return told(manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what is told of a backup. */
    public static Map<String, ?> told(BackupManifest manifest) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("createdAt", manifest.createdAt().toString());
        told.put("source", manifest.source());
        told.put("schema", manifest.schema());
        told.put("tables", manifest.tables().size());
        told.put("rows", manifest.rows());
        return told;
    }

    private Map<String, ?> results() {
        return Map.of("checks", checks.get().stream().map(OperatorDesk::told).toList());
    }

    private static Map<String, ?> told(CheckResult result) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", result.id().wire());
        told.put("state", result.state().wire());
        told.put("code", result.finding().outcome().code());
        told.put("text", result.finding().text());
        told.put("advice", result.finding().advice());
        return told;
    }
}
