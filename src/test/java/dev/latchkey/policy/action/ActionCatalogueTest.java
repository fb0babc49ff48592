package dev.latchkey.policy.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionCatalogueTest {

    private final ActionCatalogue catalogue = ActionCatalogue.get();

    @ParameterizedTest
    @CsvSource({
        "iam:CreateAccessKey, user/, NAME",
        "iam:GetAccessKeyLastUsed, user/, NAME",
        "iam:EnableMFADevice, user/, NAME",
        "iam:CreateVirtualMFADevice, mfa/, ARN",
        "iam:AddUserToGroup, group/, NAME",
        "iam:SetDefaultPolicyVersion, policy/, POLICY",
        "iam:ListUsers, user/, ARN",
        "iam:ListVirtualMFADevices, mfa/, ARN",
        "sts:AssumeRole, role/, NAME",
        "latchkey:EndSessions, user/, NAME",
        "latchkey:ListSessions, user/, NAME"
    })
    void an_action_knows_its_resource_and_how_it_is_printed(String action, String prefix, KnownAction.Printed printed) {
        KnownAction known = catalogue.find(action).orElseThrow();

        assertThat(known.name()).isEqualTo(action);
        assertThat(known.resourcePrefixes()).containsExactly(prefix);
        assertThat(known.printed()).isEqualTo(printed);
        assertThat(known.service()).isEqualTo(action.substring(0, action.indexOf(':')));
        assertThat(known.isResourceless()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "iam:GetAccountSummary",
        "iam:GetAccountPasswordPolicy",
        "iam:ListAccountAliases",
        "sts:GetSessionToken",
        "latchkey:ListActivity",
        "latchkey:ImportHardwareTokens",
        "latchkey:StartJob"
    })
    void some_actions_have_no_resource(String action) {
        assertThat(catalogue.find(action).orElseThrow().isResourceless()).isTrue();
    }

    @Test
    void names_are_found_in_any_letter_case_and_slips_are_recognized() {
        assertThat(catalogue.find("IAM:createACCESSkey")).map(KnownAction::name).hasValue("iam:CreateAccessKey");
        assertThat(catalogue.find("iam:CreateAccessKeys")).isEmpty();
        assertThat(catalogue.nearest("iam:CreateAccessKeys")).hasValue("iam:CreateAccessKey");
        assertThat(catalogue.nearest("zzz:something entirely different")).isEmpty();
        assertThat(catalogue.nearest("x".repeat(1000))).isEmpty();
    }

    @Test
    void names_are_unique_and_well_formed() {
        List<String> names = catalogue.all().stream().map(KnownAction::name).toList();

        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(200);
        assertThat(names).allMatch(name -> name.matches("(iam|sts|latchkey):[A-Z][A-Za-z0-9]+"));
        assertThat(catalogue.all().stream().map(KnownAction::resourceType).collect(Collectors.toSet()))
                .containsAll(Set.of("user", "group", "policy", "role", "mfa", "none", "principal"));
    }

    @Test
    void the_keys_of_actions_are_known_keys_and_carried() {
        for (KnownAction action : catalogue.all()) {
            for (String name : action.conditionKeys()) {
                KnownKey key = ConditionKeyCatalogue.get()
                        .find(name.endsWith("/") ? name + "x" : name)
                        .orElseThrow(() -> new AssertionError(name));
                assertThat(action.carries(key)).isTrue();
            }
        }
        KnownKey resourceTag =
                ConditionKeyCatalogue.get().find("iam:ResourceTag/team").orElseThrow();
        assertThat(catalogue.find("iam:GetUser").orElseThrow().carries(resourceTag))
                .isTrue();
        assertThat(catalogue.find("iam:GetRole").orElseThrow().carries(resourceTag))
                .isTrue();
        assertThat(catalogue.find("iam:GetGroup").orElseThrow().carries(resourceTag))
                .isFalse();
    }

    @Test
    void keys_have_types_and_some_are_lists() {
        ConditionKeyCatalogue keys = ConditionKeyCatalogue.get();

        assertThat(keys.find("AWS:tagkeys")).map(KnownKey::multivalued).hasValue(true);
        assertThat(keys.find("aws:username")).map(KnownKey::multivalued).hasValue(false);
        assertThat(keys.find("aws:SourceIp")).map(KnownKey::type).hasValue(KnownKey.Type.IP);
        assertThat(keys.find("aws:PrincipalTag/a/b")).map(KnownKey::name).hasValue("aws:PrincipalTag/");
        assertThat(keys.find("aws:PrincipalTag/")).isEmpty();
        assertThat(keys.find("aws:PrincipalTag")).isEmpty();
        assertThat(keys.find("aws:Nonsense/x")).isEmpty();
        assertThat(keys.nearest("aws:MultiFactorAuthPresence")).hasValue("aws:MultiFactorAuthPresent");
    }

    @Test
    void services_are_known_whether_their_actions_are_or_not() {
        assertThat(catalogue.isService("S3")).isTrue();
        assertThat(catalogue.isCatalogued("s3")).isFalse();
        assertThat(catalogue.isCatalogued("IAM")).isTrue();
        assertThat(catalogue.isService("imm")).isFalse();
    }
}
