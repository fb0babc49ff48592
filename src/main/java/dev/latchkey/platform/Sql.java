package dev.latchkey.platform;

import dev.latchkey.platform.database.Unreachable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Hand-written SQL, for what is asked with every request and for what is no entity: in the current transaction, or by
 * itself where there is none.
 */
@Singleton
public class Sql {
    private static final int AT_ONCE = 100;

    private final Source source;
    private final StatementCounter statements;
    private final OnlyStatement only;

    @Inject
    Sql(DataSource database, StatementCounter statements, OnlyStatement only) {
        this(() -> new Held(database.getConnection(), true), statements, only);
    }

    private Sql(Source source, StatementCounter statements, OnlyStatement only) {
        this.source = source;
        this.statements = statements;
        this.only = only;
    }

    /** The same on the connection of a command on the host, which stays open. */
    public static Sql on(Connection connection) {
        return new Sql(() -> new Held(connection, false), new StatementCounter(), new OnlyStatement());
    }

    /** The rows that a query answers, or that a change returns. */
    public <T> List<T> all(String sql, Function<Row, T> reader, @Nullable Object... values) {
        return run(sql, values, statement -> {
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.apply(new Row(result)));
                }
            }
            return rows;
        });
    }

    /**
     * Hands over row by row, however many there are, with a few of them in memory at a time. Only in a transaction, and
     * other statements may be sent in between.
     */
    public void each(String sql, Consumer<Row> reader, @Nullable Object... values) {
        run(sql, values, statement -> {
            statement.setFetchSize(AT_ONCE);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    reader.accept(new Row(result));
                }
            }
            return true;
        });
    }

    /** The first row, if there is any. */
    public <T> Optional<T> first(String sql, Function<Row, T> reader, @Nullable Object... values) {
        return all(sql, reader, values).stream().findFirst();
    }

    /** Changes rows; answers how many. */
    public int change(String sql, @Nullable Object... values) {
        return run(sql, values, PreparedStatement::executeUpdate);
    }

    private <T> T run(String sql, @Nullable Object[] values, Work<T> work) {
        only.send();
        statements.count(sql);
        try (Held held = source.take();
                PreparedStatement statement = held.connection().prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                bind(statement, i + 1, values[i]);
            }
            return work.on(statement);
        } catch (SQLException failure) {
            throw Unreachable.is(failure)
                    ? new DatabaseUnavailableException(failure)
                    : new IllegalStateException("the database refused a statement", failure);
        }
    }

    private static void bind(PreparedStatement statement, int position, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(position, Types.NULL);
        } else if (value instanceof Instant instant) {
            statement.setObject(position, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
        } else {
            statement.setObject(position, value);
        }
    }

    /** Where the connection for a statement comes from. */
    private interface Source {
        Held take() throws SQLException;
    }

    /** A connection for one statement. */
    private record Held(Connection connection, boolean isToBeClosed) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            if (isToBeClosed) {
                connection.close();
            }
        }
    }

    /** What is done with a statement whose values are bound. */
    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    /** One row, read by the names of its columns. */
    public static final class Row {
        private final ResultSet result;

        private Row(ResultSet result) {
            this.result = result;
        }

        /** A text that is never null. */
        public String text(String column) {
            return required(column, optionalText(column));
        }

        public @Nullable String optionalText(String column) {
            return read(() -> result.getString(column));
        }

        /** An instant that is never null. */
        public Instant instant(String column) {
            return required(column, optionalInstant(column));
        }

        public @Nullable Instant optionalInstant(String column) {
            OffsetDateTime time = read(() -> result.getObject(column, OffsetDateTime.class));
            return time == null ? null : time.toInstant();
        }

        /** A number that is never null. */
        public int number(String column) {
            return required(column, optionalNumber(column));
        }

        public @Nullable Integer optionalNumber(String column) {
            return read(() -> result.getObject(column, Integer.class));
        }

        /** A big number that is never null. */
        public long bigNumber(String column) {
            return required(column, read(() -> result.getObject(column, Long.class)));
        }

        /** A truth value; null is false. */
        public boolean flag(String column) {
            return required(column, read(() -> result.getBoolean(column)));
        }

        /** Bytes that are never null. */
        public byte[] bytes(String column) {
            return required(column, optionalBytes(column));
        }

        public byte @Nullable [] optionalBytes(String column) {
            return read(() -> result.getBytes(column));
        }

        private static <T> T required(String column, @Nullable T value) {
            if (value == null) {
                throw new IllegalStateException("the column " + column + " is null");
            }
            return value;
        }

        private static <T> @Nullable T read(Read<T> read) {
            try {
                return read.value();
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }

        /** Takes one value out of a row. */
        private interface Read<T> {
            @Nullable
            T value() throws SQLException;
        }
    }
}
