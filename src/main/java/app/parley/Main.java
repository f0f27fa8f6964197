package app.parley;

/** Starts Parley. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
