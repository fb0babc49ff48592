package dev.latchkey.permission;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.OneOf;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Lists all users, groups and managed policies of the account with what gives them permissions: users first, then
 * groups, then policies, each by name.
 *
 * @param filter the kinds wanted; empty for all
 */
public record GetAccountAuthorizationDetails(
        List<@OneOf({"User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"}) String> filter, Page page)
        implements Operation<AuthorizationDetails> {

    @Override
    public String action() {
        return "iam:GetAccountAuthorizationDetails";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads one page, kind after kind. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GetAccountAuthorizationDetails, AuthorizationDetails> {

        private final DetailRows rows;

        Handler(DetailRows rows) {
            this.rows = rows;
        }

        @Override
        public Class<GetAccountAuthorizationDetails> operation() {
            return GetAccountAuthorizationDetails.class;
        }

        @Override
        public AuthorizationDetails handle(Permit permit, GetAccountAuthorizationDetails operation) {
            Page page = operation.page();
            Paged<DetailRows.Place> found = page.cut(
                    rows.places(permit.accountId(), operation.filter(), page.after(), page.fetch()),
                    DetailRows.Place::position);
            return rows.details(permit.accountId(), found);
        }
    }
}
