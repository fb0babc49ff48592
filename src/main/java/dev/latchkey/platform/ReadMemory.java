package dev.latchkey.platform;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Supplier;

/**
 * Remembers what was read in the read transaction there is, which sees one moment of the database throughout: a page that
 * asks twice asks the database once. In a write transaction, and outside of any, nothing is remembered.
 */
@Singleton
public class ReadMemory {

    private final Transactions transactions;
    private final TransactionSynchronizationRegistry registry;
    private final OnlyStatement only;

    ReadMemory(Transactions transactions, TransactionSynchronizationRegistry registry, OnlyStatement only) {
        this.transactions = transactions;
        this.registry = registry;
        this.only = only;
    }

    /** A thing in the memory. */
    private record Key(Class<?> kind, String name) {}

    /**
     * What is remembered under that name, or else what reading it now comes to.
     *
     * @param kind which things these are; what is read is one of them, or a container of them
     */
    @SuppressWarnings(
            "unchecked") // Under a key there is what was put there: always of the one type that goes with the kind.
    public <T> T once(Class<?> kind, String name, Supplier<T> reading) {
        if (only.isUnderWay()) {
            Object known = only.memory().get(new Key(kind, name));
            return known == null ? reading.get() : (T) known;
        }
        if (!isReading()) {
            return reading.get();
        }
        Key key = new Key(kind, name);
        Object known = registry.getResource(key);
        if (known != null) {
            return (T) known;
        }
        T read = reading.get();
        registry.putResource(key, read);
        return read;
    }

    /** Puts in what was read among others. */
    public void put(Class<?> kind, String name, Object read) {
        if (only.isUnderWay()) {
            only.memory().put(new Key(kind, name), read);
        } else if (isReading()) {
            registry.putResource(new Key(kind, name), read);
        }
    }

    private boolean isReading() {
        return registry.getTransactionStatus() == Status.STATUS_ACTIVE && !transactions.writing();
    }
}
