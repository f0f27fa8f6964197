package app.parley.testing;

import app.parley.Main;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What servers under test are started from: the classes in one file, and an archive of those that a start loads (class
 * data sharing), as {@code make-archive} makes it for an installed server. A start then takes half as much of a core.
 * Made anew once a class or the class path has changed.
 */
final class ServerImage {
    private static final List<String> FLAGS = List.of("-ea", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    /** Of an archive that does not fit nothing is said: such a start takes longer, and is none of a test's business. */
    private static final List<String> QUIET = List.of("-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr");

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Made where it is first needed, and once. */
    static final ServerImage OF_THESE_CLASSES = new ServerImage();

    private final Path classes = classesUnderTest();
    private final Path jar = classes.resolveSibling("test-server.jar");
    private final Path archive = classes.resolveSibling("test-server.jsa");
    /** Says for which Java and class path it was made. */
    private final Path label = classes.resolveSibling("test-server.classpath");

    private ServerImage() {
        try {
            if (!isCurrent()) {
                Files.deleteIfExists(archive);
                pack();
                archive();
                Files.writeString(label, contents());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> command() {
        List<String> flags = new ArrayList<>(FLAGS);
        flags.addAll(QUIET);
        flags.add("-XX:SharedArchiveFile=" + archive);
        return java(flags);
    }

    private List<String> java(List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath(), "app.parley.Main"));
        return command;
    }

    /** An archive is of files alone, in this very order. */
    private String classPath() {
        Stream<String> libraries = Stream.of(
                        System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> Files.isRegularFile(Path.of(entry)));
        return Stream.concat(Stream.of(jar.toString()), libraries).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path classesUnderTest() {
        try {
            return Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isCurrent() throws IOException {
        if (!Files.exists(archive)
                || !Files.exists(label)
                || !Files.readString(label).equals(contents())) {
            return false;
        }
        FileTime made = Files.getLastModifiedTime(archive);
        try (Stream<Path> files = Files.walk(classes)) {
            return files.noneMatch(file -> file.toFile().lastModified() > made.toMillis());
        }
    }

    private String contents() {
        return System.getProperty("java.vm.version") + "\n" + classPath();
    }

    private void pack() {
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        int code = tool.run(
                System.out, System.err, "--create", "--no-compress", "--file", "" + jar, "-C", "" + classes, ".");
        if (code != 0) {
            throw new IllegalStateException("jar ended with " + code);
        }
    }

    /** Starts it once on an empty database; the archive is written as it ends. */
    private void archive() throws IOException {
        Path data = Files.createTempDirectory("parley-archive");
        List<String> flags = new ArrayList<>(FLAGS);
        flags.add("-XX:ArchiveClassesAtExit=" + archive);
        try (ServerProcess server = ServerProcess.launch(java(flags), data, Map.of("PARLEY_DATA", data.toString()))) {
            server.awaitReady().terminate();
            server.awaitExit(PATIENCE);
        }
    }
}
