package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No ordinary build sees {@code src/bench}, and it has to go on fitting what it measures. */
class BenchmarksTest {
    private static final Path SOURCES = Path.of("src/bench/java");

    @Test
    void theBenchmarksCompile(@TempDir Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(SOURCES)) {
            List<Path> java =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> options = List.of(
                    "-proc:none",
                    "-Xlint:all",
                    "-classpath",
                    System.getProperty("java.class.path"),
                    "-d",
                    classes.toString());

            boolean compiled = compiler.getTask(
                            complaints, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                    .call();

            assertThat(complaints).asString().isEmpty();
            assertThat(compiled).isTrue();
            assertThat(java).isNotEmpty();
        }
    }
}
