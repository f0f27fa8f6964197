package app.parley.calls;

import java.util.List;
import java.util.Map;

/**
 * What was measured in a call.
 *
 * @param samples each person's, in the order of their time
 * @param users whose each peer was
 */
public record CallLines(LoggedCall call, Map<String, List<LineSample>> samples, Map<String, String> users) {}
