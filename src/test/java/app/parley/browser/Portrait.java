package app.parley.browser;

import java.util.Locale;

/** People of whom pictures are made, drawn in place of the browser's fake camera. */
enum Portrait {
    MINA("#b9cbc4", "#8a4f7d", "#e9b999", "#3b2a26", 190, "none"),
    TOM("#cdbfa9", "#2f6f73", "#d79f78", "#5a3a22", 96, "beard"),
    SORA("#c3c9e0", "#b5653c", "#f0c8a8", "#1d1a22", 250, "none"),
    ALEX("#a9b7c4", "#3a4a66", "#a9714b", "#191413", 92, "glasses"),
    YUNA("#d8c3bf", "#5c7a4b", "#f2cfb2", "#6b3d2a", 160, "glasses");

    private final String wall;
    private final String shirt;
    private final String skin;
    private final String hair;
    private final int hairLength;
    private final String wears;

    /**
     * @param hairLength in px of a picture that is 720 high
     * @param wears none, glasses or beard
     */
    Portrait(String wall, String shirt, String skin, String hair, int hairLength, String wears) {
        this.wall = wall;
        this.shirt = shirt;
        this.skin = skin;
        this.hair = hair;
        this.hairLength = hairLength;
        this.wears = wears;
    }

    static Portrait of(String user) {
        return valueOf(user.toUpperCase(Locale.ROOT));
    }

    /** What portrait.js draws. */
    String script() {
        return """
                globalThis.portrait = {wall: '%s', shirt: '%s', skin: '%s', hair: '%s', hairLength: %d, wears: '%s'}
                """.formatted(wall, shirt, skin, hair, hairLength, wears);
    }
}
