package dev.latchkey.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.api.ApiOperation;
import dev.latchkey.api.ApiService;
import dev.latchkey.api.OfferedOperations;
import dev.latchkey.api.SdkNames;
import dev.latchkey.api.ServiceModel;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.operation.member.PagesOnly;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;

/** Every operation that is offered has the members that the official service model gives it, as the AWS SDK has it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ServiceModelTest {

    /** Members of the model that are about things which are not offered. */
    private static final Set<String> LEFT_OUT = Set.of(
            "GetSessionToken.MinimumSessionTokenSize",
            "SimulatePrincipalPolicy.PolicyExclusionList",
            "SimulatePrincipalPolicy.OrderedOrganizationPolicyInputList",
            "SimulateCustomPolicy.PolicyExclusionList",
            "SimulateCustomPolicy.OrderedOrganizationPolicyInputList");

    private static final List<ApiOperation> OFFERED = new ArrayList<>();

    @BeforeAll
    static void all_rooms_say_what_they_offer() {
        OfferedOperations.rooms().forEach(room -> OFFERED.addAll(room.operations()));
        assertThat(OFFERED).hasSizeGreaterThan(60);
    }

    @Test
    void requests_have_the_members_of_the_model() {
        List<String> differences = new ArrayList<>();
        for (ApiOperation operation : OFFERED) {
            compareInput(operation.name(), operation.input(), fields(operation, "Request"), differences);
        }

        assertThat(differences).isEmpty();
    }

    @Test
    void answers_have_members_of_the_model_and_all_that_it_promises() {
        List<String> differences = new ArrayList<>();
        for (ApiOperation operation : OFFERED) {
            List<SdkField<?>> fields = fields(operation, "Response");
            if (!operation.answersSomething() || fields.isEmpty()) {
                if (operation.answersSomething() != !fields.isEmpty()) {
                    differences.add(operation.name() + " answers something, or the model says that it does");
                }
                continue;
            }
            Optional<String> element = operation.answerElement();
            Set<String> promised = names(fields, true);
            if (element.isPresent()) {
                Set<String> known = names(fields, false);
                if (!known.contains(element.get())) {
                    differences.add(operation.name() + " does not answer " + element.get());
                }
                promised.remove(element.get());
                promised.removeAll(Set.of("IsTruncated", "Marker"));
                if (!promised.isEmpty()) {
                    differences.add(operation.name() + " promises " + promised);
                }
            }
            operation.answerType().ifPresent(type -> compareAnswer(operation, type, element, fields, differences));
        }

        assertThat(differences).isEmpty();
    }

    @Test
    void error_codes_and_their_statuses_are_those_of_the_model() {
        Set<String> common =
                Set.of("AccessDenied", "ValidationError", "Throttling", "ServiceUnavailable", "NotAuthorized");
        Map<String, Integer> statuses = ServiceModel.statuses();

        assertThat(ErrorCode.values())
                .filteredOn(code -> !common.contains(code.code()))
                .allSatisfy(code -> assertThat(statuses).containsEntry(code.code(), code.status()));
    }

    private static void compareInput(String path, Class<?> type, List<SdkField<?>> fields, List<String> differences) {
        Set<String> ours = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Declared declared = Declared.of(component.getAnnotatedType());
            if (declared.raw() == Page.class) {
                ours.addAll(Set.of("Marker", "MaxItems"));
            } else if (!declared.has(PagesOnly.class)) {
                String name = Declared.memberName(component);
                ours.add(name);
                compareNested(path + "." + name, declared, fields, name, differences);
            }
        }
        Set<String> theirs = names(fields, false);
        theirs.removeIf(name -> LEFT_OUT.contains(path + "." + name));
        if (!ours.equals(theirs)) {
            differences.add(path + " has " + ours + ", not " + theirs);
        }
    }

    private static void compareNested(
            String path, Declared declared, List<SdkField<?>> fields, String name, List<String> differences) {
        Declared element = declared.raw() == List.class ? declared.argument(0) : declared;
        boolean isNested = element.raw().isRecord() && element.onlyText() == null;
        if (isNested) {
            fields.stream()
                    .filter(field -> field.memberName().equals(name))
                    .forEach(field -> compareInput(path, element.raw(), nested(field), differences));
        }
    }

    private static void compareAnswer(
            ApiOperation operation,
            Type type,
            Optional<String> element,
            List<SdkField<?>> fields,
            List<String> differences) {
        List<SdkField<?>> expected = fields;
        if (element.isPresent()) {
            expected = fields.stream()
                    .filter(field -> field.memberName().equals(element.get()))
                    .findFirst()
                    .map(ServiceModelTest::nested)
                    .orElse(List.of());
        }
        Type held = type;
        while (held instanceof ParameterizedType parameterized) {
            held = parameterized.getActualTypeArguments()[0];
        }
        if (held instanceof Class<?> record && record.isRecord()) {
            compareAnswer(operation.name(), record, expected, differences);
        }
    }

    private static void compareAnswer(
            String path, Class<?> record, List<SdkField<?>> fields, List<String> differences) {
        Set<String> ours = new TreeSet<>();
        for (RecordComponent component : record.getRecordComponents()) {
            Declared declared = Declared.of(component.getAnnotatedType());
            if (declared.has(PagesOnly.class)) {
                continue;
            }
            String name = Declared.memberName(component);
            ours.add(name);
            if (declared.raw() == Paged.class) {
                ours.addAll(Set.of("IsTruncated", "Marker"));
            }
            Declared element = declared;
            while (Set.of(List.class, Paged.class, Optional.class).contains(element.raw())) {
                element = element.argument(0);
            }
            Class<?> inner = element.raw();
            if (inner.isRecord() && element.onlyText() == null) {
                fields.stream()
                        .filter(field -> field.memberName().equals(name))
                        .forEach(field -> compareAnswer(path + "." + name, inner, nested(field), differences));
            }
        }
        Set<String> unknown = new TreeSet<>(ours);
        unknown.removeAll(names(fields, false));
        Set<String> missing = names(fields, true);
        missing.removeAll(ours);
        if (!unknown.isEmpty() || !missing.isEmpty()) {
            differences.add(path + " answers unknown " + unknown + " and leaves out " + missing);
        }
    }

    private static Set<String> names(List<SdkField<?>> fields, boolean onlyRequired) {
        Set<String> names = new TreeSet<>();
        for (SdkField<?> field : fields) {
            if (!onlyRequired || field.containsTrait(RequiredTrait.class)) {
                names.add(field.memberName());
            }
        }
        return names;
    }

    /** The members of what a field holds, or of the elements of its list. */
    private static List<SdkField<?>> nested(SdkField<?> field) {
        Optional<ListTrait> list = field.getOptionalTrait(ListTrait.class);
        SdkField<?> held = list.<SdkField<?>>map(ListTrait::memberFieldInfo).orElse(field);
        return held.constructor() == null ? List.of() : held.constructor().get().sdkFields();
    }

    private static List<SdkField<?>> fields(ApiOperation operation, String kind) {
        String room = operation.service() == ApiService.IAM ? "iam" : "sts";
        String type = "software.amazon.awssdk.services." + room + ".model." + SdkNames.of(operation.name()) + kind;
        try {
            Object builder = Class.forName(type).getMethod("builder").invoke(null);
            Object built = software.amazon.awssdk.utils.builder.SdkBuilder.class
                    .getMethod("build")
                    .invoke(builder);
            return ((SdkPojo) built).sdkFields();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the model has no " + operation.name(), e);
        }
    }
}
