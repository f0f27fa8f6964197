package app.parley.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Wire names are the constants' own names in lower case, with hyphens. Stateless. */
public final class WireNames {
    private WireNames() {}

    /** The wire name of a constant: {@code video-offer} for {@code VIDEO_OFFER}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant with this wire name, if the set has one. */
    public static <E extends Enum<E> & WireName> Optional<E> find(Class<E> set, String wire) {
        return Arrays.stream(set.getEnumConstants())
                .filter(constant -> constant.wire().equals(wire))
                .findFirst();
    }

    /** All wire names of a set, as a message for people lists them. */
    public static <E extends Enum<E> & WireName> String list(Class<E> set) {
        return Arrays.stream(set.getEnumConstants()).map(WireName::wire).collect(Collectors.joining(", "));
    }
}
