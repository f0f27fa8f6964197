package app.parley.store;

/**
 * Which calls of a day are counted together.
 *
 * @param user who took part; empty for everybody's calls
 * @param outcome empty for those of any
 * @param kind empty likewise, together with the outcome
 */
record CallDayKey(String user, String outcome, String kind) {
    static final CallDayKey EVERYTHING = new CallDayKey("", "", "");

    static CallDayKey allOf(String user) {
        return new CallDayKey(user, "", "");
    }
}
