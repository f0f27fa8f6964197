package app.parley.hub.value;

import org.jspecify.annotations.Nullable;

/**
 * Which of a peer's switches are on.
 *
 * @param settingUp whether its microphone is on its way: its browser asks its person, or the device starts
 * @param recording whether it keeps a recording of the call
 */
public record MediaState(
        boolean mic, boolean camera, boolean screen, boolean hand, boolean settingUp, boolean recording) {
    public static final MediaState INITIAL = new MediaState(false, false, false, false, false, false);

    /** The state of clients of the json dialect, which always send audio and video. */
    public static final MediaState SENDING = new MediaState(true, true, false, false, false, false);

    public MediaState with(MediaStatePatch change) {
        return new MediaState(
                pick(change.mic(), mic),
                pick(change.camera(), camera),
                pick(change.screen(), screen),
                pick(change.hand(), hand),
                pick(change.settingUp(), settingUp),
                pick(change.recording(), recording));
    }

    /** The part of the patch that changes this state. */
    public MediaStatePatch difference(MediaStatePatch change) {
        return new MediaStatePatch(
                differing(change.mic(), mic),
                differing(change.camera(), camera),
                differing(change.screen(), screen),
                differing(change.hand(), hand),
                differing(change.settingUp(), settingUp),
                differing(change.recording(), recording));
    }

    private static boolean pick(@Nullable Boolean wished, boolean current) {
        return wished == null ? current : wished;
    }

    private static @Nullable Boolean differing(@Nullable Boolean wished, boolean current) {
        return (wished == null || wished == current) ? null : wished;
    }
}
