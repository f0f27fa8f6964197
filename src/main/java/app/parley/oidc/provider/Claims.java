package app.parley.oidc.provider;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the provider says of somebody. */
public final class Claims {
    private final Map<String, Object> values;

    private Claims(Map<String, Object> values) {
        this.values = values;
    }

    public static Claims of(Map<String, Object> values) {
        return new Claims(withoutNulls(values));
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.values().removeIf(value -> value == null);
        return all;
    }

    /** Returns these, and those of the others that are not among them. */
    Claims and(Map<String, Object> others) {
        Map<String, Object> all = withoutNulls(others);
        all.putAll(values);
        return new Claims(all);
    }

    /** Returns a text; null where there is none. */
    public @Nullable String text(String name) {
        return values.get(name) instanceof String text && !text.isBlank() ? text : null;
    }

    /**
     * Returns whether a claim is that value, or a list with it.
     *
     * @param path a name, or names joined by dots for objects in objects, such as {@code realm_access.roles}
     */
    public boolean has(String path, String value) {
        Object found = find(path);
        if (found instanceof Collection<?> list) {
            return list.stream().anyMatch(one -> value.equals(String.valueOf(one)));
        }
        return found != null && value.equals(String.valueOf(found));
    }

    boolean knows(String path) {
        return find(path) != null;
    }

    private @Nullable Object find(String path) {
        Object whole = values.get(path);
        if (whole != null) {
            return whole;
        }
        Object here = values;
        for (String name : path.split("\\.", -1)) {
            here = here instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return here;
    }
}
