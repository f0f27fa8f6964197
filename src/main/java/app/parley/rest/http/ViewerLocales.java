package app.parley.rest.http;

import app.parley.calls.quality.ViewerLocale;
import app.parley.calls.quality.ViewerLocale.Language;
import app.parley.people.Account;
import app.parley.people.AuthenticatedUser;
import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/** Determines a viewer's locale: from the account's settings, otherwise from the browser's. */
public final class ViewerLocales {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final List<Locale> KNOWN = List.of(Locale.ENGLISH, Locale.KOREAN);

    private ViewerLocales() {}

    /** @param requested the time zone in the request; null for the account's */
    public static ViewerLocale of(Context ctx, AuthenticatedUser caller, @Nullable ZoneId requested) {
        Account account = caller.account();
        String language = account == null ? null : account.profile().language();
        String zone = account == null ? null : account.profile().timeZone();
        ZoneId own = requested != null ? requested : zone == null ? null : ZoneId.of(zone);
        return new ViewerLocale(
                caller.person().user().value(),
                language(language != null ? language : ctx.header("Accept-Language")),
                own == null ? UTC : own,
                own == null);
    }

    public static Language language(@Nullable String wishes) {
        if (wishes == null) {
            return Language.ENGLISH;
        }
        try {
            Locale best = Locale.lookup(LanguageRange.parse(wishes), KNOWN);
            return Locale.KOREAN.equals(best) ? Language.KOREAN : Language.ENGLISH;
        } catch (IllegalArgumentException e) {
            return Language.ENGLISH;
        }
    }
}
