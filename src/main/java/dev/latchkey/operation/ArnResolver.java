package dev.latchkey.operation;

/** Finds the stored resource behind the name that a caller gave. */
public interface ArnResolver {

    /**
     * The stored resource, or one without a unique id where nothing of that name is stored in the caller's account.
     * Answers in the same way for both, so that a refusal does not tell which it was.
     */
    ResolvedResource resolve(Caller caller, ResourceReference reference);
}
