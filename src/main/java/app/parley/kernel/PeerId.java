package app.parley.kernel;

/** One session's place in one room, as other members address it. Opaque. */
public record PeerId(String value) implements Comparable<PeerId> {
    @Override
    public int compareTo(PeerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
