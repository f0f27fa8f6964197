package app.parley.calls;

import app.parley.calls.quality.ConnectionSample;
import app.parley.kernel.PreCallCheck;
import java.util.List;
import java.util.Map;

/**
 * What was measured in a call.
 *
 * @param samples each person's, in the order of their time
 * @param users whose each peer was
 * @param checks what each person's connection test before it showed
 */
public record CallMeasurements(
        LoggedCall call,
        Map<String, List<ConnectionSample>> samples,
        Map<String, String> users,
        Map<String, PreCallCheck> checks) {}
