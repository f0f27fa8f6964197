package app.parley;

import app.parley.store.DatabaseUnavailable;
import java.net.BindException;
import java.time.InstantSource;

/** Starts Parley with the environment's settings, and ends it when the process is told to. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        try {
            run();
        } catch (ConfigException | DatabaseUnavailable | RelayFailure e) {
            giveUp(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            giveUp(reason(e));
        }
    }

    private static void run() {
        Config config = Config.fromEnvironment(System.getenv());
        App app = App.start(config, InstantSource.system());
        Runtime.getRuntime().addShutdownHook(new Thread(app::close, "shutdown"));
        say("Parley is ready at " + app.address());
        say(app.relayLine());
        app.setupLink().ifPresent(link -> say("Make the first account: " + link));
    }

    private static String reason(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return "Cannot listen: "
                        + String.valueOf(failure.getMessage())
                                .lines()
                                .findFirst()
                                .orElse("");
            }
        }
        return "Cannot start: " + failure;
    }

    private static void giveUp(String why) {
        why.lines().forEach(Main::say);
        System.exit(1);
    }

    @SuppressWarnings("SystemOut") // For the person at the terminal, not for a log.
    private static void say(String line) {
        System.out.println(line);
    }
}
