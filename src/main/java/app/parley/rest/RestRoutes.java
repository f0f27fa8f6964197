package app.parley.rest;

import app.parley.people.SignIn;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;

/** Puts everything that speaks HTTP on a server: rules for all answers, resources, pages. */
public final class RestRoutes {
    /** What sends nothing for so long while a request or its answer is under way is cut. */
    private static final Duration STALLED = Duration.ofSeconds(10);

    private RestRoutes() {}

    /** @param resources the parts of the API */
    public static void install(
            JavalinConfig config,
            RestSettings settings,
            Wire wire,
            PublicOrigin publicOrigin,
            SignIn signIn,
            List<Resource> resources) {
        SecurityHeaders securityHeaders = new SecurityHeaders(publicOrigin);
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.compressionStrategy = CompressionStrategy.GZIP;
        config.http.maxRequestSize = settings.bodyBytes();
        config.jetty.modifyHttpConfiguration(http -> harden(http, settings, securityHeaders));
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new JettyErrors(securityHeaders));
            server.insertHandler(new BufferedBodies(settings.bodyBytes(), ByteBudget.ofThisProcess()));
            server.insertHandler(new UnreadBodies());
            server.insertHandler(new PatientAnswers(ByteBudget.ofThisProcess()));
            server.addEventListener(new PatientConnectors(server, connections(settings)));
        });

        Cors cors = new Cors(settings.origins());
        config.routes.before(Methods::refuseUnheardOf);
        config.routes.before("/api/*", ctx -> {
            ctx.header("Cache-Control", "no-store");
            cors.answer(ctx);
            Parameters.refuseMalformed(ctx);
        });
        Routes routes = new Routes(config.routes, signIn, new SameOrigin(publicOrigin), wire);
        resources.forEach(resource -> resource.addTo(routes));
        new OpenApi(publicOrigin.server()).addTo(routes);
        routes.close();
        new WebPages().addTo(config.routes);
        new ApiErrors(wire.json()).install(config.routes);
    }

    private static ConnectionBook connections(RestSettings settings) {
        return new ConnectionBook(
                settings.connectionsPerAddress(), ConnectionBook.mostInAll(), settings.trustedProxies());
    }

    private static void harden(HttpConfiguration http, RestSettings settings, SecurityHeaders securityHeaders) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setIdleTimeout(STALLED.toMillis());
        http.addCustomizer(new TrustedProxies(settings.trustedProxies()));
        http.addCustomizer(securityHeaders);
    }
}
