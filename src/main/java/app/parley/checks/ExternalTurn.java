package app.parley.checks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: the TURN servers that browsers get and that are not the own relay. */
public interface ExternalTurn {
    /** With credentials as browsers get them, now. */
    List<TurnServer> servers();

    /** Why a relay service gives none, without secrets; null where there is no service, or it does. */
    @Nullable
    String serviceFailure();
}
