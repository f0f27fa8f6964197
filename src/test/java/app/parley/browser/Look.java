package app.parley.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** What the page is looked at with. Nothing moves, so that every look at it is the same. */
enum Look {
    ENGLISH_LIGHT_DESKTOP("en-US", ColorScheme.LIGHT, 1280, 800, false),
    KOREAN_DARK_PHONE("ko-KR", ColorScheme.DARK, 390, 844, true);

    private final String locale;
    private final ColorScheme scheme;
    private final int width;
    private final int height;
    private final boolean phone;

    Look(String locale, ColorScheme scheme, int width, int height, boolean phone) {
        this.locale = locale;
        this.scheme = scheme;
        this.width = width;
        this.height = height;
        this.phone = phone;
    }

    NewContextOptions options() {
        return new NewContextOptions()
                .setLocale(locale)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, height)
                .setIsMobile(phone)
                .setHasTouch(phone);
    }
}
