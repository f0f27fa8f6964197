package app.parley.rest.page;

import app.parley.rest.http.ApiErrors;
import app.parley.rest.http.Methods;
import app.parley.rest.http.ViewerLocales;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Serves the front end: pages at their paths, the files beside them, and libraries below {@code /vendor}. */
public final class WebPages {
    /** The browser revalidates each time and gets 304, so that a page and its scripts always have the same version. */
    static final String ASK_AGAIN = "no-cache";

    /** For files with their version in the path. */
    static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private static final String AN_HOUR = "public, max-age=3600";

    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("/", "/index.html"),
            Map.entry("/setup", "/setup.html"),
            Map.entry("/login", "/login.html"),
            Map.entry("/passkey", "/passkey.html"),
            Map.entry("/join/{code}", "/join.html"),
            Map.entry("/reset/{code}", "/reset.html"),
            Map.entry("/oidc/callback", "/oidc.html"),
            Map.entry("/r/{room}", "/room.html"),
            Map.entry("/calls", "/calls.html"),
            Map.entry("/settings", "/settings.html"),
            Map.entry("/admin", "/admin.html"),
            Map.entry("/docs", "/docs.html"),
            Map.entry("/https", "/https.html"),
            Map.entry("/offline", "/offline.html"));

    private static final Pattern LIBRARY = Pattern.compile("/vendor/([^/]+)(/.*)");

    private static final Set<HandlerType> READING = Set.of(HandlerType.GET);

    private static final String NOT_FOUND = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Not found · Parley</title>
            <link rel="icon" href="/icons/parley.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/css/colors.css">
            <link rel="stylesheet" href="/css/base.css">
            <link rel="stylesheet" href="/css/panel.css">
            <link rel="stylesheet" href="/css/gate.css">
            <body class="gate">
            <main class="gate__main"><div class="gate__card gate__card--notice">
            <h1>There is nothing here.</h1>
            <p lang="ko">여기에는 아무것도 없습니다.</p>
            <p><a href="/">Back to Parley · <span lang="ko">Parley로 돌아가기</span></a></p>
            </div></main>
            </html>
            """;

    private static final StaticFiles WEB = new StaticFiles("web", ASK_AGAIN);
    private static final Map<String, String> LIBRARIES = Map.of(
            "stompjs", Webjars.root("stomp__stompjs"),
            "lucide", Webjars.root("lucide-static"),
            "qr-creator", Webjars.root("qr-creator"),
            "chartjs", Webjars.root("chart.js"));
    private static final Map<String, StaticFiles> VENDOR = LIBRARIES.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, library -> new StaticFiles(library.getValue(), AN_HOUR)));

    private static volatile @Nullable FrontEnd frontEnd;

    /** The same for all servers of a process; made when somebody asks for a page first, since a start need not wait for it. */
    private static FrontEnd frontEnd() {
        FrontEnd known = frontEnd;
        return known == null ? makeFrontEnd() : known;
    }

    private static synchronized FrontEnd makeFrontEnd() {
        FrontEnd known = frontEnd;
        FrontEnd made = known == null ? new FrontEnd(WebPages::find, PAGES.values(), LIBRARIES.values()) : known;
        frontEnd = made;
        return made;
    }

    /** What takes some tenths of a second for the first who asks, done before somebody does: what most open first. */
    public static void makeReady() {
        frontEnd().makeReady(List.of("/index.html", "/login.html"));
    }

    public void addTo(RoutesConfig routes) {
        PAGES.forEach((path, file) -> serve(routes, path, ctx -> {
            ctx.res().addHeader("Vary", "Accept-Language");
            return Optional.of(frontEnd().page(file, ViewerLocales.language(ctx.header("Accept-Language"))));
        }));
        serveVersioned(routes);
        serve(routes, "/*", ctx -> ctx.path().endsWith(".html") ? Optional.empty() : find(ctx.path()));
        routes.error(404, ctx -> {
            if (ctx.result() == null) {
                notFound(ctx);
            }
        });
    }

    /** An old page may still request the path of another version; it gets the files of this version. */
    private static void serveVersioned(RoutesConfig routes) {
        serve(routes, "/v/{version}/*", ctx -> {
            String version = "/v/" + ctx.pathParam("version");
            String cacheControl = version.equals(frontEnd().prefix()) ? FOR_GOOD : ASK_AGAIN;
            return frontEnd()
                    .find(version, ctx.path().substring(version.length()))
                    .map(file -> file.cachedAs(cacheControl));
        });
    }

    private static void serve(RoutesConfig routes, String path, Function<Context, Optional<Asset>> find) {
        Methods.handle(
                routes,
                HandlerType.GET,
                path,
                ctx -> find.apply(ctx).ifPresentOrElse(found -> found.answer(ctx), () -> notFound(ctx)));
        Methods.handleOthers(routes, path, READING, ctx -> {
            if (find.apply(ctx).isEmpty()) {
                throw ApiErrors.noSuchPath();
            }
            Methods.refuse(ctx, READING);
        });
    }

    private static Optional<Asset> find(String path) {
        Matcher library = LIBRARY.matcher(path);
        if (!library.matches()) {
            return WEB.find(path);
        }
        return Optional.ofNullable(VENDOR.get(library.group(1))).flatMap(files -> files.find(library.group(2)));
    }

    private static void notFound(Context ctx) {
        ctx.status(404)
                .header("Cache-Control", ASK_AGAIN)
                .contentType("text/html; charset=utf-8")
                .result(NOT_FOUND);
    }
}
