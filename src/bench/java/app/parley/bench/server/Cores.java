package app.parley.bench.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which cores this process may use, and which one it keeps to; by Linux' taskset (package util-linux). */
public final class Cores {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";

    private Cores() {}

    /** @return none where the system does not say */
    public static List<Integer> allowed() throws IOException {
        List<Integer> cores = new ArrayList<>();
        if (Files.exists(STATUS)) {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(ALLOWED)) {
                    for (String range : line.substring(ALLOWED.length()).strip().split(",", -1)) {
                        String[] ends = range.split("-", -1);
                        int last = Integer.parseInt(ends[ends.length - 1]);
                        for (int core = Integer.parseInt(ends[0]); core <= last; core++) {
                            cores.add(core);
                        }
                    }
                }
            }
        }
        return cores;
    }

    /** Keeps all threads of this process on those cores from now on. */
    public static void keepTo(List<Integer> cores) throws IOException {
        String list = String.join(",", cores.stream().map(String::valueOf).toList());
        Process taskset = new ProcessBuilder(
                        "taskset",
                        "-a",
                        "-c",
                        "-p",
                        list,
                        Long.toString(ProcessHandle.current().pid()))
                .redirectErrorStream(true)
                .start();
        String said = new String(taskset.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (taskset.waitFor() != 0) {
                throw new IOException("taskset: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
