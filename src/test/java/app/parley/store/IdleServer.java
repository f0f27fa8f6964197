package app.parley.store;

import app.parley.store.db.Database;
import app.parley.store.db.DatabaseSettings;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Holds an embedded database open until killed. */
public final class IdleServer {
    private IdleServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        Database database = Database.open(DatabaseSettings.embedded(Path.of(arguments[0])));
        System.out.println("open " + database.answers());
        new CountDownLatch(1).await();
    }
}
