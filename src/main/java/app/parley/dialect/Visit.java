package app.parley.dialect;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a client before it says a word.
 *
 * @param address where it comes from, as text
 * @param sessionCookie the sign-in that the upgrade carried
 */
public record Visit(
        String address,
        @Nullable String sessionCookie,
        @Nullable String userAgent) {}
