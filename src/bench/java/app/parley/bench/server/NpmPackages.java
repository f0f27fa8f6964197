package app.parley.bench.server;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Packages that npm puts into a folder for this run, each at one version. */
final class NpmPackages {
    private final Path folder;

    private NpmPackages(Path folder) {
        this.folder = folder;
    }

    /** @return nothing where npm is not installed, or cannot get the package */
    @SuppressWarnings("SystemOut") // For the person at the terminal.
    static Optional<NpmPackages> install(String nameAndVersion) throws IOException {
        Optional<String> npm = command("npm");
        if (npm.isEmpty()) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory("parley-bench-npm");
        Process process = new ProcessBuilder(List.of(
                        npm.get(),
                        "install",
                        "--prefix",
                        folder.toString(),
                        "--no-audit",
                        "--no-fund",
                        "--no-save",
                        nameAndVersion))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() == 0) {
                return Optional.of(new NpmPackages(folder));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.println("  npm cannot get " + nameAndVersion + ": " + said.strip());
        return Optional.empty();
    }

    /** Where a command is on the path. */
    static Optional<String> command(String name) {
        String path = System.getenv("PATH");
        return Stream.of((path == null ? "" : path).split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    Path folder() {
        return folder;
    }

    Path file(String name) {
        return folder.resolve("node_modules").resolve(name);
    }
}
