package app.parley.calls;

import app.parley.calls.quality.ConnectionSample;
import app.parley.kernel.PreCallCheck;
import java.util.List;
import java.util.Map;

/**
 * The measurements of one call.
 *
 * @param samples the samples of each person, in the order of their time
 * @param users the user of each peer
 * @param checks the result of each person's connection test before the call
 */
public record CallMeasurements(
        LoggedCall call,
        Map<String, List<ConnectionSample>> samples,
        Map<String, String> users,
        Map<String, PreCallCheck> checks) {}
