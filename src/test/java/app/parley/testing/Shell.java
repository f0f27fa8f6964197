package app.parley.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs what people paste into a terminal. */
public final class Shell {
    private Shell() {}

    /** Whether this machine has a shell and that command. */
    public static boolean has(String command) {
        try {
            return new ProcessBuilder("sh", "-c", "command -v " + command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Installs a package of Debian's where its command is missing and that is allowed; else the test is skipped. */
    public static void needs(String command, String debianPackage) {
        if (!has(command) && has("apt-get")) {
            // With this run level it starts no service.
            String install = "apt-get install -y --no-install-recommends " + debianPackage;
            run(
                    "(apt-get update && " + install + ") || true",
                    Map.of("RUNLEVEL", "1", "DEBIAN_FRONTEND", "noninteractive"));
        }
        assumeTrue(has(command), "needs " + debianPackage + ": apt-get install " + debianPackage);
    }

    /** @return what it printed, errors included; it must succeed */
    public static String run(String script, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new AssertionError("ended with " + code + ":\n" + script + "\n" + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
