package dev.latchkey.session;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Does things once the current transaction has committed, so that nobody is told of what did not happen. */
@Singleton
class AfterCommit {
    private final TransactionSynchronizationRegistry registry;

    AfterCommit(TransactionSynchronizationRegistry registry) {
        this.registry = registry;
    }

    /** One of both happens, when the transaction ends; at once where there is none. */
    void run(Runnable committed, Runnable undone) {
        if (registry.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            committed.run();
            return;
        }
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing is known yet.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    committed.run();
                } else {
                    undone.run();
                }
            }
        });
    }
}
