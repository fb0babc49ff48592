package dev.latchkey.permission;

/** The statements by which {@link PolicyHolders} reads users page by page, with all their policies. */
final class HolderQueries {

    /** A page of users, then everything that can allow or deny them something; tags travel in the name columns. */
    private static final String PAGE = """
            , current_version as (
                select p.policy_id, p.owner, p.path, p.policy_name, v.document_hash
                  from managed_policy p
                  join managed_policy_version v on v.policy_id = p.policy_id and v.version = p.default_version
            )
            select 0 as part, u.user_id as holder, 'user' as kind, '' as owner, u.path as path, u.user_name as name,
                   '' as via, '' as hash, u.position
              from page u
            union all
            select 1, t.user_id, 'tag', '', '', t.tag_key, t.tag_value, '', ''
              from page u join user_tag t on t.user_id = u.user_id
            union all
            select 1, u.user_id, 'managed', p.owner, p.path, p.policy_name, '', p.document_hash, ''
              from page u
              join user_policy_attachment a on a.user_id = u.user_id
              join current_version p on p.policy_id = a.policy_id
            union all
            select 1, u.user_id, 'managed', p.owner, p.path, p.policy_name, g.group_name, p.document_hash, ''
              from page u
              join group_membership m on m.user_id = u.user_id
              join iam_group g on g.group_id = m.group_id
              join group_policy_attachment a on a.group_id = m.group_id
              join current_version p on p.policy_id = a.policy_id
            union all
            select 1, u.user_id, 'inline', '', '', i.policy_name, '', i.document_hash, ''
              from page u join user_inline_policy i on i.user_id = u.user_id
            union all
            select 1, u.user_id, 'inline', '', '', i.policy_name, g.group_name, i.document_hash, ''
              from page u
              join group_membership m on m.user_id = u.user_id
              join iam_group g on g.group_id = m.group_id
              join group_inline_policy i on i.group_id = m.group_id
            union all
            select 1, u.user_id, 'boundary', p.owner, p.path, p.policy_name, '', p.document_hash, ''
              from page u join current_version p on p.policy_id = u.boundary_policy_id
             order by part, position
            """;

    /** All users of the account. */
    static final String EVERYBODY = """
            with page as materialized (
                select user_id, path, user_name, user_name_key as position, boundary_policy_id
                  from iam_user
                 where account_id = :account and user_name_key > :after
                 order by user_name_key
                 limit :size
            )""" + PAGE;

    /** How many hold a policy: by themselves, through a group, or as their permissions boundary. */
    static final String COUNT = """
            select count(*) from (
                select user_id from user_policy_attachment where policy_id = :policy
                union
                select m.user_id
                  from group_policy_attachment a join group_membership m on m.group_id = a.group_id
                 where a.policy_id = :policy
                union
                select user_id from iam_user where boundary_policy_id = :policy
            ) holder
            """;

    /**
     * The next ones who are given one of some policies. From each place only as many are read as a page takes, in the order
     * of their ids, in which the indexes are: so the last page of very many holders costs what the first one does.
     */
    private static final String NEXT_GIVEN = """
                select h.user_id
                  from given p
                 cross join lateral (
                     select a.user_id
                       from user_policy_attachment a join iam_user u on u.user_id = a.user_id
                      where a.policy_id = p.policy_id and a.user_id > :after
                        and u.account_id = :account and u.user_id > :after
                      order by a.user_id limit :size) h
                union
                select h.user_id
                  from given p
                  join group_policy_attachment a on a.policy_id = p.policy_id
                  join iam_group g on g.group_id = a.group_id and g.account_id = :account
                 cross join lateral (
                     select m.user_id from group_membership m
                      where m.group_id = a.group_id and m.user_id > :after
                      order by m.user_id limit :size) h
            """;

    private static final String NEXT_PAGE = """
            ), page as materialized (
                select u.user_id, u.path, u.user_name, u.user_id as position, u.boundary_policy_id
                  from holder h join iam_user u on u.user_id = h.user_id
                 order by u.user_id
                 limit :size
            )""";

    /** Whoever holds a policy: by themselves, through a group, or as their permissions boundary. */
    static final String HOLDERS_OF_POLICY =
            "with given as (select :policy as policy_id), holder as (" + NEXT_GIVEN + """
                union
                (select user_id from iam_user
                  where boundary_policy_id = :policy and account_id = :account and user_id > :after
                  order by user_id limit :size)
            """ + NEXT_PAGE + PAGE;

    /** Some users by their ids. */
    static final String NAMED = """
            with page as materialized (
                select user_id, path, user_name, user_name_key as position, boundary_policy_id
                  from iam_user
                 where account_id = :account and user_id in (:users) and user_name_key > :after
                 order by user_name_key
                 limit :size
            )""" + PAGE;

    /** Whoever is given one of some texts, by themselves or through a group. */
    static final String HOLDERS_OF_TEXTS = """
            with wanted as (
                select unnest(string_to_array(:texts, ' ')) as hash
            ), given as (
                select p.policy_id
                  from managed_policy p
                  join managed_policy_version v on v.policy_id = p.policy_id and v.version = p.default_version
                 where p.owner in (:account, 'aws') and v.document_hash in (select hash from wanted)
            ), holder as (
            """ + NEXT_GIVEN + """
                union
                select h.user_id
                  from iam_group g
                  join group_inline_policy i on i.group_id = g.group_id
                  join wanted w on w.hash = i.document_hash
                 cross join lateral (
                     select m.user_id from group_membership m
                      where m.group_id = g.group_id and m.user_id > :after
                      order by m.user_id limit :size) h
                 where g.account_id = :account
                union
                select h.user_id
                  from wanted w
                 cross join lateral (
                     select i.user_id
                       from user_inline_policy i join iam_user u on u.user_id = i.user_id
                      where i.document_hash = w.hash and i.user_id > :after
                        and u.account_id = :account and u.user_id > :after
                      order by i.user_id limit :size) h
            """ + NEXT_PAGE + PAGE;

    private HolderQueries() {}
}
