package app.parley.store.db;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Brings a data file to a version with a long migration, and stays until killed. */
final class MigratingServer {
    private MigratingServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("migrating -");
        migrate(DatabaseSettings.embedded(Path.of(arguments[0])));
        new CountDownLatch(1).await();
    }

    static void migrate(DatabaseSettings settings) {
        new Migrations(settings, Migrations.NEWEST, "classpath:later-migration").run();
    }
}
