package app.parley.checks;

/** Stands for a check that only a running server can do. */
public record RunningOnly(CheckId id) implements Check {
    @Override
    public Finding run(Attempt attempt) {
        return Finding.of(CheckOutcome.NEEDS_SERVER);
    }
}
