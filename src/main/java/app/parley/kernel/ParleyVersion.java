package app.parley.kernel;

import java.util.Objects;

/** The version of this program. */
public final class ParleyVersion {
    /** Such as {@code 0.1.0}; {@code dev} where it does not run from its jar. */
    public static final String TEXT =
            Objects.requireNonNullElse(ParleyVersion.class.getPackage().getImplementationVersion(), "dev");

    private ParleyVersion() {}
}
