package app.parley.kernel;

/** A call's id, in the rings and in the call log. Opaque. */
public record CallId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
