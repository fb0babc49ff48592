package dev.latchkey.account;

import java.util.List;
import java.util.Map;

/** What a room of credentials adds to the credential report; each of those rooms has a bean. */
public interface CredentialReportColumns {

    /**
     * The columns of some users of an account: by the user's unique id, and by the column's name in the report's header.
     * Users and columns that are left out have nothing of that kind.
     */
    Map<String, Map<String, String>> of(String accountId, List<String> userIds);
}
