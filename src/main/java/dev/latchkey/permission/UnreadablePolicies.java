package dev.latchkey.permission;

import dev.latchkey.identity.Attention;
import dev.latchkey.identity.Concern;
import dev.latchkey.permission.HolderPolicies.Whom;
import dev.latchkey.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** The policies in force in an account that the engine cannot read any more: whoever holds one is denied everything. */
@ApplicationScoped
class UnreadablePolicies implements Attention {

    /** So many different texts are looked at, and so many policies are told. */
    private static final int MOST_TEXTS = 10_000;

    private static final int MOST_TOLD = 1000;

    /** AWS's own are there for every account. */
    private static final String WITH_TEXTS = """
            select * from (
                select 'managed' as kind, p.owner, p.path, p.policy_name as name, '' as holder
                  from managed_policy p
                  join managed_policy_version v on v.policy_id = p.policy_id and v.version = p.default_version
                 where p.owner in (?, 'aws') and v.document_hash = any (?)
                union all
                select 'group', '', '', i.policy_name, g.group_name
                  from iam_group g join group_inline_policy i on i.group_id = g.group_id
                 where g.account_id = ? and i.document_hash = any (?)
                union all
                select 'user', '', '', i.policy_name, u.user_name
                  from iam_user u join user_inline_policy i on i.user_id = u.user_id
                 where u.account_id = ? and i.document_hash = any (?)
            ) found order by kind, lower(name), lower(holder) limit ?
            """;

    private final PolicyTexts texts;
    private final Sql sql;

    UnreadablePolicies(PolicyTexts texts, Sql sql) {
        this.texts = texts;
        this.sql = sql;
    }

    /**
     * One of them.
     *
     * @param kind what it is, for a person
     * @param holder the name of the user or group whose own it is; empty for a managed policy
     * @param href where it can be looked at
     */
    record Unreadable(String name, String kind, String holder, String href) {}

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Concern> in(String accountId, Instant now) {
        int number = of(accountId).size();
        return number == 0
                ? List.of()
                : List.of(Concern.of("Policies that cannot be read", number, UnreadablePoliciesPage.PATH));
    }

    /** Managed policies and those of single users and groups. */
    List<Unreadable> of(String accountId) {
        List<String> unreadable = texts.thatCannotBeRead(accountId, MOST_TEXTS);
        if (unreadable.isEmpty()) {
            return List.of();
        }
        String[] hashes = unreadable.toArray(String[]::new);
        return sql.all(
                WITH_TEXTS,
                UnreadablePolicies::read,
                accountId,
                hashes,
                accountId,
                hashes,
                accountId,
                hashes,
                MOST_TOLD);
    }

    private static Unreadable read(Sql.Row row) {
        String name = row.text("name");
        String holder = row.text("holder");
        return switch (row.text("kind")) {
            case "user" ->
                new Unreadable(
                        name,
                        "Inline policy of a user",
                        holder,
                        Whom.user(holder).page());
            case "group" ->
                new Unreadable(
                        name,
                        "Inline policy of a group",
                        holder,
                        Whom.group(holder).page());
            default -> {
                PolicyAddress address = new PolicyAddress(row.text("owner"), name);
                yield new Unreadable(
                        name, address.isOfAws() ? "AWS managed" : "Customer managed", holder, address.path());
            }
        };
    }
}
