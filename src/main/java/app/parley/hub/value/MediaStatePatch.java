package app.parley.hub.value;

import org.jspecify.annotations.Nullable;

/** Which switches of a peer change, and to what; null where nothing does. */
public record MediaStatePatch(
        @Nullable Boolean mic,
        @Nullable Boolean camera,
        @Nullable Boolean screen,
        @Nullable Boolean hand,
        @Nullable Boolean settingUp,
        @Nullable Boolean recording) {
    public static final MediaStatePatch HAND_DOWN = new MediaStatePatch(null, null, null, false, null, null);

    public boolean isEmpty() {
        return mic == null
                && camera == null
                && screen == null
                && hand == null
                && settingUp == null
                && recording == null;
    }
}
