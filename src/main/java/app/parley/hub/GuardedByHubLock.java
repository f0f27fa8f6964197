package app.parley.hub;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Not thread-safe: only the thread that holds the hub's lock may use it. Such a class calls {@link HubLock#assertHeld()}
 * where it is entered. Methods that are safe without the lock say so.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface GuardedByHubLock {
    /** The class that owns its instances and asserts the lock for them. */
    Class<?> through() default GuardedByHubLock.class;
}
