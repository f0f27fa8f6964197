package app.parley.config;

import java.util.Map;
import java.util.Set;

/** What hosting platforms set in the environment by themselves. */
final class Platform {
    /** By these variables Heroku, Render, Railway and Fly.io are known. */
    private static final Set<String> MARKS = Set.of("DYNO", "RENDER", "RAILWAY_ENVIRONMENT_ID", "FLY_APP_NAME");

    private static final Set<String> SETS = Set.of("PORT", "DATABASE_URL");

    private Platform() {}

    /** Returns whether this variable is the platform's, and not the owner's. */
    static boolean sets(String name, Map<String, String> environment) {
        return SETS.contains(name) && MARKS.stream().anyMatch(environment::containsKey);
    }
}
