package app.parley.rest.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Finds the directory of a webjar's files. The version comes from the jar itself, so that only the pom contains it. */
final class Webjars {
    private Webjars() {}

    /** @return the folder on the classpath, such as {@code META-INF/resources/webjars/lucide-static/0.1.0} */
    static String root(String artifact) {
        String name = "META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties";
        Properties properties = new Properties();
        try (InputStream in = Webjars.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the webjar " + artifact + " is not on the classpath");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
        return "META-INF/resources/webjars/" + artifact + "/" + properties.getProperty("version");
    }
}
