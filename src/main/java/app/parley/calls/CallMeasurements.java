package app.parley.calls;

import app.parley.calls.quality.ConnectionSample;
import java.util.List;
import java.util.Map;

/**
 * What was measured in a call.
 *
 * @param samples each person's, in the order of their time
 * @param users whose each peer was
 */
public record CallMeasurements(
        LoggedCall call, Map<String, List<ConnectionSample>> samples, Map<String, String> users) {}
