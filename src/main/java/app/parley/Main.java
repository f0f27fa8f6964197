package app.parley;

import app.parley.boot.RelayFailure;
import app.parley.cli.Shell;
import app.parley.cluster.Approach;
import app.parley.config.Config;
import app.parley.config.ConfigException;
import app.parley.kernel.TimeSource;
import app.parley.store.db.DatabaseUnavailable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a command; without one, starts the server, and ends it when the process is told to. */
public final class Main {
    private static final AtomicReference<@Nullable App> RUNNING = new AtomicReference<>();
    private static final AtomicBoolean ENDING = new AtomicBoolean();
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] args) {
        // Without a look at the command line's own classes: a server should be there soon.
        if (args.length == 0 || (args.length == 1 && args[0].equals("serve"))) {
            serve();
            return;
        }
        System.setProperty("logback.configurationFile", "logback-shell.xml");
        int exit = Shell.run(args, System.getenv(), Main::serve);
        if (exit != Shell.STAYS) {
            System.exit(exit);
        }
    }

    private static void serve() {
        Config config = null;
        try {
            config = Config.fromEnvironment(System.getenv());
            run(config);
        } catch (ConfigException | DatabaseUnavailable | RelayFailure e) {
            giveUp(String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            giveUp(StartReasons.of(e, config));
        }
    }

    /** Serves until the process is told to end; after a process that took over, once that one is gone. */
    private static void run(Config config) {
        Runtime.getRuntime().addShutdownHook(new Thread(Main::shutDown, "shutdown"));
        for (Approach approach = first(config); !ENDING.get(); approach = Approach.MADE_WAY) {
            CountDownLatch ended = new CountDownLatch(1);
            App app = App.start(config, approach, TimeSource.system());
            RUNNING.set(app);
            app.onEnd(ended::countDown);
            say("Parley is ready at " + app.address());
            app.listeningLines().forEach(Main::say);
            app.setupLink().ifPresent(link -> say("Make the first account: " + link));
            app.resetLine().ifPresent(Main::say);
            app.startChecks();
            await(ended);
            if (!ENDING.get()) {
                say("Another process serves this database, or asks to: this one makes way");
                end();
            }
        }
    }

    private static Approach first(Config config) {
        return config.standsBy() ? Approach.STANDS_BY : Approach.TAKES_OVER;
    }

    private static void await(CountDownLatch ended) {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it serves", e);
        }
    }

    private static void shutDown() {
        ENDING.set(true);
        end();
    }

    /** Whoever comes second waits until the first has ended it. */
    private static synchronized void end() {
        App app = RUNNING.getAndSet(null);
        if (app != null) {
            app.close();
        }
    }

    private static void giveUp(String why) {
        why.lines().forEach(LOG::error);
        System.exit(1);
    }

    /** For the person at the terminal: as text it is the line alone. */
    private static void say(String line) {
        LOG.info(line);
    }
}
