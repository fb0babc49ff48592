package dev.latchkey.signin;

import dev.latchkey.operation.Principal;
import java.util.Optional;

/**
 * Who somebody says they are, looked up.
 *
 * @param user empty where there is no such account or user
 * @param accountAlias the account's alias, where it has one
 * @param device what is stored of the device in use, where this user has signed in from it before
 */
record Candidate(
        String typedAccount,
        String typedUserName,
        Optional<Principal.User> user,
        Optional<String> accountAlias,
        Optional<byte[]> device) {

    String requireUserId() {
        return user.orElseThrow().userId();
    }

    Optional<FirstFactor.UserInAccount> inAccount() {
        return user.map(known -> new FirstFactor.UserInAccount(known.accountId(), known.userId()));
    }
}
