package app.parley.bench;

import app.parley.bench.server.ServerJvm;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What the figures were measured on. */
final class Machine {
    private static final long GIBIBYTE = 1L << 30;

    private Machine() {}

    static String describe() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return "%d cores, %d GiB of memory, %s, %s %s; measured on %s. Each server in a JVM of its own with `%s`."
                .formatted(
                        system.getAvailableProcessors(),
                        Math.round((double) system.getTotalMemorySize() / GIBIBYTE),
                        system.getName(),
                        System.getProperty("java.vm.name"),
                        Runtime.version(),
                        LocalDate.now(ZoneOffset.UTC),
                        ServerJvm.FLAGS);
    }
}
