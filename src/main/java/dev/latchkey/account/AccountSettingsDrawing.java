package dev.latchkey.account;

import dev.latchkey.identity.CreateAccountAlias;
import dev.latchkey.identity.DeleteAccountAlias;
import dev.latchkey.identity.ListAccountAliases;
import dev.latchkey.operation.Answer;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.Typed;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Draws the page of account settings as the door sees the one who looks. */
@Singleton
class AccountSettingsDrawing {

    private final Operations operations;
    private final Layouts layouts;
    private final Gates gates;
    private final LatchkeyConfiguration configuration;

    AccountSettingsDrawing(Operations operations, Layouts layouts, Gates gates, LatchkeyConfiguration configuration) {
        this.operations = operations;
        this.layouts = layouts;
        this.gates = gates;
        this.configuration = configuration;
    }

    /**
     * What is on the page besides what is stored.
     *
     * @param alias what was typed as an alias; empty for the stored one
     * @param policy what was typed into the form of the policy; empty for what holds
     * @param effect what a preview found
     */
    record Input(
            Optional<String> alias, Optional<PolicyForm> policy, Optional<EffectReport> effect, FormErrors errors) {

        static final Input NONE = new Input(Optional.empty(), Optional.empty(), Optional.empty(), FormErrors.NONE);

        /** What came back after the person had to sign in again; each field tells which form it is of. */
        static Input carried(Typed typed) {
            if (typed.isEmpty()) {
                return NONE;
            }
            return typed.names().contains("accountAlias")
                    ? new Input(
                            Optional.of(typed.get("accountAlias")), Optional.empty(), Optional.empty(), FormErrors.NONE)
                    : of(PolicyForm.sent(typed), FormErrors.NONE);
        }

        Input with(FormErrors problems) {
            return new Input(alias, policy, effect, problems);
        }

        static Input of(PolicyForm form, FormErrors errors) {
            return new Input(Optional.empty(), Optional.of(form), Optional.empty(), errors);
        }
    }

    TemplateInstance draw(Caller caller, Input input) {
        return operations.view(
                caller,
                view -> new AccountSettingsPage.AccountSettingsView(
                        layouts.page("Account settings", view).with(input.errors()),
                        alias(view, input),
                        policy(view, input),
                        input.effect(),
                        AccountSettings.Fixed.of(configuration),
                        SelectedUsers.of(view, flag(view))));
    }

    private static Optional<Boolean> flag(OperationView view) {
        return view.ask(new GetEffectivePasswordPolicy()).granted().map(holds -> holds.policy()
                .allowUsersToChangePassword());
    }

    private AccountSettings.Alias alias(OperationView view, Input input) {
        Answer<Paged<String>> listed = view.ask(new ListAccountAliases());
        Optional<String> stored =
                listed.granted().flatMap(aliases -> aliases.items().stream().findFirst());
        String name = stored.orElse(view.caller().accountId());
        return new AccountSettings.Alias(
                stored,
                input.alias().or(() -> stored).orElse(""),
                unseen(view, "alias", listed),
                configuration.baseUrl() + "/signin/" + name,
                gates.submit(view, "Save alias", CreateAccountAlias.ANY),
                gates.submit(view, "Delete alias", new DeleteAccountAlias(stored.orElse(""))));
    }

    private AccountSettings.Policy policy(OperationView view, Input input) {
        Answer<EffectivePasswordPolicy> answer = view.ask(new GetEffectivePasswordPolicy());
        Optional<EffectivePasswordPolicy> effective = answer.granted();
        int proposed = configuration.password().proposedMinimumLength();
        PolicyForm stored =
                effective.map(holds -> PolicyForm.of(holds, proposed)).orElseGet(() -> PolicyForm.blank(proposed));
        return new AccountSettings.Policy(
                effective.map(holds -> PolicyFacts.of(holds.policy())).orElse(List.of()),
                effective.map(holds -> holds.policy().custom()).orElse(false),
                unseen(view, "password-policy", answer),
                input.policy().orElse(stored),
                effective.map(holds -> PolicyAdvice.on(holds.policy())).orElse(List.of()),
                gates.submit(view, "Apply password policy", UpdateAccountPasswordPolicy.ANY),
                gates.submit(view, "Preview effect", new StartEffectPreview(), new GetEffectivePasswordPolicy()),
                useDefault(view));
    }

    /** The button that settles it, on the page that asks. */
    Gate confirmDefault(OperationView view) {
        return gates.submit(view, "Use the default policy", new DeleteAccountPasswordPolicy(null));
    }

    /** The button that replaces what somebody else set meanwhile. */
    Gate keepMine(OperationView view) {
        return gates.submit(view, "Keep mine", UpdateAccountPasswordPolicy.ANY);
    }

    private Gate useDefault(OperationView view) {
        return gates.submit(view, "Use the default policy", new DeleteAccountPasswordPolicy(null));
    }

    private Optional<GateReason> unseen(OperationView view, String place, Answer<?> answer) {
        return answer instanceof Answer.Refused<?> refused
                ? Optional.of(gates.refusal(view, place, refused.permission()))
                : Optional.empty();
    }
}
