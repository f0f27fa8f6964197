package app.parley.testing;

import app.parley.store.db.Database;
import app.parley.store.db.DatabaseSettings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Runs a class for each kind of database. */
final class EveryDatabase implements ClassTemplateInvocationContextProvider {
    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
            ExtensionContext context) {
        return Stream.of(FreshDatabase.values()).map(OnOne::new);
    }

    private record OnOne(FreshDatabase kind) implements ClassTemplateInvocationContext {
        @Override
        public String getDisplayName(int index) {
            return kind.name();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Supplying(kind));
        }
    }

    /** The context's store closes the database when the test is over, and then gives it back. */
    private record Supplying(FreshDatabase kind) implements ParameterResolver {
        private static final Namespace NAMESPACE = Namespace.create(EveryDatabase.class);

        @Override
        public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
            return ExtensionContextScope.TEST_METHOD;
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            return type == Database.class || type == DatabaseSettings.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            DatabaseSettings settings = context.getStore(NAMESPACE)
                    .computeIfAbsent("lent", key -> new Lent(kind, kind.lend()), Lent.class)
                    .settings();
            if (parameter.getParameter().getType() == DatabaseSettings.class) {
                return settings;
            }
            return context.getStore(NAMESPACE)
                    .computeIfAbsent("database", key -> Database.open(settings), Database.class);
        }
    }

    /** A database for the length of one test. */
    private record Lent(FreshDatabase kind, DatabaseSettings settings) implements AutoCloseable {
        @Override
        public void close() {
            kind.takeBack(settings);
        }
    }
}
