package app.parley.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code tsc --checkJs --strict} says of the page's scripts: the compiler of a webjar, run in the browser. */
class TypeCheckTest {
    private static final Path WEB = Path.of("web");
    private static final Path CHECK = Path.of("src", "test", "web", "types.js");
    private static final String JAR = "/META-INF/maven/org.webjars.npm/typescript/pom.properties";
    private static final String ORIGIN = "http://compiler.test/";
    private static final Pattern LIBRARY =
            Pattern.compile(".*/lib/lib\\.(es20[12]\\d|es5|es6|decorators|dom)[^/]*\\.d\\.ts");

    private static final Map<String, String> LIBRARIES = new HashMap<>();
    private static Chromium chromium;
    private static Page page;

    @BeforeAll
    static void loadTheCompiler() throws IOException {
        byte[] compiler = readJar();
        chromium = new Chromium();
        page = chromium.browser().newPage();
        page.route(ORIGIN + "**", route -> serve(route, compiler));
        page.navigate(ORIGIN);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void theScriptsOfThePageAreTypedStrictly() throws IOException {
        assertThat(objectionsTo(sources())).isEmpty();
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() {
        Map<String, String> files = Map.of(
                "/web/shown.js", "export const shown = (name) => document.title = name;\n\nshown(1).trim();",
                "/web/told.js",
                        "import { shown } from './shown.js';\n/** @type {string} */\nconst text = shown.length;");

        assertThat(objectionsTo(files))
                .containsExactlyInAnyOrder(
                        "/web/shown.js:1 Parameter 'name' implicitly has an 'any' type.",
                        "/web/told.js:3 Type 'number' is not assignable to type 'string'.");
    }

    private static List<String> objectionsTo(Map<String, String> files) {
        Map<String, String> all = new HashMap<>(LIBRARIES);
        all.putAll(files);
        List<?> objections = (List<?>) page.evaluate("files => objectionsTo(files)", all);
        return objections.stream().map(String::valueOf).toList();
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(WEB)) {
            for (Path file : files.filter(TypeCheckTest::isSource).toList()) {
                sources.put("/" + file.toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return sources;
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(".js") || file.toString().endsWith(".d.ts");
    }

    /** Fills {@link #LIBRARIES}. Returns the compiler. */
    private static byte[] readJar() throws IOException {
        URL marker = Objects.requireNonNull(TypeCheckTest.class.getResource(JAR), "the webjar of typescript");
        byte[] compiler = null;
        JarURLConnection connection = (JarURLConnection) marker.openConnection();
        connection.setUseCaches(false); // or closing it would close the class path’s
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().toList()) {
                String name = entry.getName();
                if (name.endsWith("/lib/typescript.js")) {
                    compiler = read(jar, entry);
                } else if (LIBRARY.matcher(name).matches()) {
                    LIBRARIES.put(name.substring(name.indexOf("/lib/")), new String(read(jar, entry), UTF_8));
                }
            }
        }
        return Objects.requireNonNull(compiler, "typescript.js");
    }

    private static byte[] read(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static void serve(Route route, byte[] compiler) {
        String path = route.request().url().substring(ORIGIN.length());
        Route.FulfillOptions answer = new Route.FulfillOptions();
        switch (path) {
            case "" ->
                answer.setContentType("text/html").setBody("<script src=ts.js></script><script src=types.js></script>");
            case "ts.js" ->
                answer.setContentType("text/javascript; charset=utf-8").setBodyBytes(compiler);
            default -> answer.setContentType("text/javascript").setPath(CHECK);
        }
        route.fulfill(answer);
    }
}
