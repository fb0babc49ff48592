package dev.latchkey.platform;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Tells of the statements that are sent to the database: what a page costs is a promise with a test. */
@Singleton
public class StatementCounter {
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /** Tells of one statement that is about to be sent. */
    public void count(String sql) {
        listeners.forEach(listener -> listener.accept(sql));
    }

    /** Hands over every statement, on the thread that sends it, until the registration is closed. */
    public Registration listen(Consumer<String> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Ends what {@link #listen(Consumer)} began. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** Tells of every statement that the object-relational mapping sends. */
    @Singleton
    @PersistenceUnitExtension
    static class Inspector implements StatementInspector {
        private final transient StatementCounter counter;

        Inspector(StatementCounter counter) {
            this.counter = counter;
        }

        @Override
        public String inspect(String sql) {
            counter.count(sql);
            return sql;
        }
    }
}
