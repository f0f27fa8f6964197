package app.parley.rest;

import app.parley.people.SignIn;
import app.parley.rest.http.ApiErrors;
import app.parley.rest.http.Cors;
import app.parley.rest.http.IdleThreads;
import app.parley.rest.http.IdleTimeouts;
import app.parley.rest.http.JettyErrors;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Methods;
import app.parley.rest.http.ObservedRequests;
import app.parley.rest.http.QueryParameters;
import app.parley.rest.http.RequestIds;
import app.parley.rest.http.RequestLogContext;
import app.parley.rest.http.RequestObserver;
import app.parley.rest.http.Resource;
import app.parley.rest.http.RestSettings;
import app.parley.rest.http.Routes;
import app.parley.rest.http.SameOrigin;
import app.parley.rest.http.SecurityHeaders;
import app.parley.rest.http.body.AsyncResponses;
import app.parley.rest.http.body.BufferedBodies;
import app.parley.rest.http.body.ByteBudget;
import app.parley.rest.http.body.RequestBodyDrainer;
import app.parley.rest.http.proxy.ConnectionRegistry;
import app.parley.rest.http.proxy.PublicOrigin;
import app.parley.rest.http.proxy.TrustedProxies;
import app.parley.rest.page.OpenApi;
import app.parley.rest.page.WebPages;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.HttpConfiguration;

/** Installs all HTTP handlers on a server: rules for all answers, resources, pages. */
public final class RestRoutes {
    /** Jetty closes a connection on which nothing moves for this long during a request or its answer. */
    private static final Duration STALLED = Duration.ofSeconds(10);

    private RestRoutes() {}

    /**
     * @param resources the parts of the API
     * @param serves whether no other process may serve by now
     * @param observer hears of each answer
     */
    public static void install(
            JavalinConfig config,
            RestSettings settings,
            JsonBodies bodies,
            PublicOrigin publicOrigin,
            SignIn signIn,
            List<Resource> resources,
            BooleanSupplier serves,
            RequestObserver observer) {
        SecurityHeaders securityHeaders = new SecurityHeaders(publicOrigin);
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.compressionStrategy = CompressionStrategy.GZIP;
        config.http.maxRequestSize = settings.bodyBytes();
        config.jetty.modifyHttpConfiguration(http -> harden(http, settings, securityHeaders));
        config.jetty.modifyServer(server -> {
            IdleThreads.giveBack(server);
            server.setErrorHandler(new JettyErrors(securityHeaders));
            server.setRequestLog(new ObservedRequests(observer));
            server.insertHandler(new RequestLogContext());
            server.insertHandler(new BufferedBodies(settings.bodyBytes(), ByteBudget.ofThisProcess()));
            server.insertHandler(new RequestBodyDrainer());
            server.insertHandler(new AsyncResponses(ByteBudget.ofThisProcess()));
            server.addEventListener(new IdleTimeouts(server, connections(settings)));
        });

        Cors cors = new Cors(settings.origins());
        config.routes.before(Methods::refuseUnheardOf);
        config.routes.before("/api/*", ctx -> {
            ctx.header("Cache-Control", "no-store");
            cors.answer(ctx);
            QueryParameters.refuseMalformed(ctx);
        });
        config.routes.before("/api/*", Methods.changesOnlyWhile(serves));
        Routes routes = new Routes(config.routes, signIn, new SameOrigin(publicOrigin), bodies);
        resources.forEach(resource -> resource.addTo(routes));
        new OpenApi(publicOrigin.server()).addTo(routes);
        routes.close();
        new WebPages().addTo(config.routes);
        new ApiErrors(bodies.json()).install(config.routes);
    }

    private static ConnectionRegistry connections(RestSettings settings) {
        return new ConnectionRegistry(
                settings.connectionsPerAddress(), ConnectionRegistry.mostInAll(), settings.trustedProxies());
    }

    private static void harden(HttpConfiguration http, RestSettings settings, SecurityHeaders securityHeaders) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setIdleTimeout(STALLED.toMillis());
        http.addCustomizer(new TrustedProxies(settings.trustedProxies()));
        http.addCustomizer(securityHeaders);
        http.addCustomizer(new RequestIds());
    }
}
