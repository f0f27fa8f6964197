package app.parley.boot;

import app.parley.checks.Checks;
import app.parley.config.Config;
import app.parley.door.Door;
import app.parley.door.Operator;
import app.parley.kernel.TimeSource;
import app.parley.store.db.WholeDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;

/** Lets commands from a shell into the running server. */
public final class OperatorModule {
    private OperatorModule() {}

    /**
     * Opens the door, if other processes cannot use the database themselves.
     *
     * @param address where people reach this server
     * @return something to close
     */
    public static AutoCloseable open(
            Config config, AccountModule members, Checks checks, Supplier<URI> address, TimeSource clock) {
        Path file = config.database().file();
        if (file == null) {
            return () -> {};
        }
        OperatorPeople people = new OperatorPeople(
                members.accounts(),
                members.setup(),
                members.passwordResets(),
                new OperatorPasskeys(members.accounts(), members.passkeys().passkeys(), members.audit()),
                members.invites(),
                members.audit(),
                members.generator(),
                address,
                room -> members.rooms().find(room).isPresent(),
                config.guests() != Config.Guests.OFF,
                clock);
        Operator desk = new OperatorDesk(
                () -> WholeDatabase.beside(config.database()), () -> people, () -> ChecksModule.run(checks), clock);
        return Door.open(Objects.requireNonNull(file.getParent()), desk);
    }
}
