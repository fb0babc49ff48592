package dev.latchkey.credential;

import dev.latchkey.identity.GetAccountSummary;
import dev.latchkey.identity.GetUser;
import dev.latchkey.identity.GroupMetadata;
import dev.latchkey.identity.ListGroupsForUser;
import dev.latchkey.identity.UserMetadata;
import dev.latchkey.operation.Answer;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Permission;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Visitor;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Who the person is, as far as they may know it: three blocks, each readable or not by itself.
 *
 * @param session empty where somebody else is looked at
 */
record Summary(
        Part<UserMetadata> user,
        Part<AccountBlock> account,
        Part<Paged<GroupMetadata>> groups,
        Optional<Session> session) {

    /**
     * What is told of the session in which one looks at oneself.
     *
     * @param mfaAt when MFA was proved in it
     */
    record Session(Optional<Instant> mfaAt) {}

    /** What is told of the account. */
    record AccountBlock(String accountId, Optional<String> alias, String canonicalUserId) {}

    /**
     * One block.
     *
     * @param refusal why there is nothing to read
     */
    record Part<T>(Optional<T> content, Optional<GateReason> refusal) {

        static <T> Part<T> of(T content) {
            return new Part<>(Optional.of(content), Optional.empty());
        }

        Part<T> saying(UnaryOperator<GateReason> words) {
            return new Part<>(content, refusal.map(words));
        }

        static <T> Part<T> refused(GateReason reason) {
            return new Part<>(Optional.empty(), Optional.of(reason));
        }
    }

    static Summary of(Subject subject, OperationView view, Gates gates, Visitor visitor) {
        return new Summary(
                part(view, gates, "user", view.ask(new GetUser(subject.userName()))),
                account(view, gates, visitor),
                part(view, gates, "groups", view.ask(new ListGroupsForUser(subject.userName()))),
                subject.isOwn() ? Optional.of(new Session(Optional.ofNullable(visitor.mfaAt()))) : Optional.empty());
    }

    /** The reasons for what cannot be read of it. */
    Stream<GateReason> reasons() {
        return Stream.of(user, account, groups).flatMap(part -> part.refusal().stream());
    }

    /** The same with its reasons said in other words. */
    Summary saying(UnaryOperator<GateReason> words) {
        return new Summary(user.saying(words), account.saying(words), groups.saying(words), session);
    }

    private static Part<AccountBlock> account(OperationView view, Gates gates, Visitor visitor) {
        Permission permission = view.preview(new GetAccountSummary());
        return permission.isAllowed()
                ? Part.of(new AccountBlock(
                        visitor.caller().accountId(), visitor.accountAlias(), visitor.canonicalUserId()))
                : Part.refused(gates.refusal(view, "account", permission));
    }

    private static <T> Part<T> part(OperationView view, Gates gates, String place, Answer<T> answer) {
        if (answer instanceof Answer.Refused<T> refused) {
            return Part.refused(gates.refusal(view, place, refused.permission()));
        }
        return new Part<>(answer.granted(), Optional.empty());
    }
}
