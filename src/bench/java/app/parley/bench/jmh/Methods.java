package app.parley.bench.jmh;

import app.parley.bench.section.Pace;
import app.parley.bench.section.Section;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The JMH benchmarks, as one table. */
public final class Methods implements Section {
    private static final int TIMES = 3;

    @Override
    public String name() {
        return "methods";
    }

    @Override
    public String measure(Pace pace) throws IOException {
        TimeValue time = TimeValue.milliseconds(pace.round().toMillis() / 3);
        try {
            return table(new Runner(new OptionsBuilder()
                            .include(Methods.class.getPackageName() + ".*Benchmark.*")
                            .forks(1)
                            .warmupIterations(TIMES)
                            .warmupTime(time)
                            .measurementIterations(TIMES)
                            .measurementTime(time)
                            .addProfiler("gc")
                            .verbosity(VerboseMode.SILENT)
                            .build())
                    .run());
        } catch (RunnerException e) {
            throw new IOException(e);
        }
    }

    private static String table(Collection<RunResult> results) {
        StringBuilder table = new StringBuilder("| method | ns a call | bytes allocated |\n|---|---|---|\n");
        for (RunResult result : results) {
            String[] names = result.getParams().getBenchmark().split("\\.", -1);
            Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
            table.append(String.format(
                    Locale.ROOT,
                    "| %s.%s | %,.0f | %,.0f |%n",
                    names[names.length - 2].replace("Benchmark", ""),
                    names[names.length - 1],
                    result.getPrimaryResult().getScore(),
                    allocated == null ? 0 : allocated.getScore()));
        }
        return table.toString();
    }
}
