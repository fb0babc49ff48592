package dev.latchkey.operation;

import java.util.List;
import java.util.Map;

/** Knows what conditions may ask of stored credentials; each room whose credentials have such keys declares a bean. */
public interface CredentialKeys {

    /** The condition keys of a credential of somebody in the account; none for one that is not this room's. */
    Map<String, List<String>> conditionKeys(String accountId, String credentialId);
}
