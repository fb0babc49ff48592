package dev.latchkey.operation;

import java.util.Optional;

/** Knows whose an access key is; the room of access keys implements it. */
public interface AccessKeyOwners {

    /** The owner of a long-term key; empty for one that is not of the account, or not there. */
    Optional<Principal.User> ownerOf(String accountId, String accessKeyId);
}
