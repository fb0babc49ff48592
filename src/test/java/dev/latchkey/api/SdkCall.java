package dev.latchkey.api;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * One call of the AWS SDK whose parameters are given as text, in the names of the Query API: the SDK's own request is
 * filled with them, and sends them as it does.
 */
final class SdkCall {

    private SdkCall() {}

    /** Calls IAM, or STS where that has the operation; answers the members of the answer that are texts, by name. */
    static Map<String, String> send(IamClient iam, StsClient sts, String action, Map<String, String> parameters) {
        String type = SdkNames.of(action) + "Request";
        return SdkNames.has("software.amazon.awssdk.services.sts.model." + type)
                ? send(sts, StsClient.class, "software.amazon.awssdk.services.sts.model." + type, action, parameters)
                : send(iam, IamClient.class, "software.amazon.awssdk.services.iam.model." + type, action, parameters);
    }

    private static <C> Map<String, String> send(
            C client, Class<C> kind, String type, String action, Map<String, String> parameters) {
        try {
            SdkPojo builder = (SdkPojo) Class.forName(type).getMethod("builder").invoke(null);
            fill(builder, Node.of(parameters));
            Object request = ((SdkBuilder<?, ?>) builder).build();
            String method = action.substring(0, 1).toLowerCase(Locale.ROOT) + action.substring(1);
            Map<String, String> told = new LinkedHashMap<>();
            collect((SdkPojo) kind.getMethod(method, request.getClass()).invoke(client, request), told);
            return told;
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(refused);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the SDK has no " + action, e);
        }
    }

    private static void fill(SdkPojo builder, Node given) {
        given.children.forEach((name, node) -> {
            SdkField<?> field = builder.sdkFields().stream()
                    .filter(known -> known.memberName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the SDK cannot say " + name));
            field.set(builder, value(field, node));
        });
    }

    private static Object value(SdkField<?> field, Node node) {
        MarshallingType<?> type = field.marshallingType();
        if (type.equals(MarshallingType.LIST)) {
            SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
            List<Object> values = new ArrayList<>();
            Objects.requireNonNull(node.children.get("member"))
                    .children
                    .values()
                    .forEach(each -> values.add(value(member, each)));
            return values;
        }
        if (type.equals(MarshallingType.SDK_POJO)) {
            SdkPojo nested = field.constructor().get();
            fill(nested, node);
            return ((SdkBuilder<?, ?>) nested).build();
        }
        if (type.equals(MarshallingType.INTEGER)) {
            return Integer.valueOf(node.text);
        }
        return type.equals(MarshallingType.BOOLEAN) ? Boolean.valueOf(node.text) : node.text;
    }

    private static void collect(SdkPojo answer, Map<String, String> told) {
        for (SdkField<?> field : answer.sdkFields()) {
            Object value = field.getValueOrDefault(answer);
            if (value instanceof SdkPojo nested) {
                collect(nested, told);
            } else if (value instanceof SdkBytes bytes && !field.memberName().equals("QRCodePNG")) {
                told.put(field.memberName(), bytes.asUtf8String());
            } else if (value != null) {
                told.put(field.memberName(), value.toString());
            }
        }
    }

    /** Parameters by the parts of their names. */
    private static final class Node {

        private final Map<String, Node> children = new TreeMap<>();
        private String text = "";

        static Node of(Map<String, String> parameters) {
            Node root = new Node();
            parameters.forEach((name, value) -> {
                Node at = root;
                for (String part : name.split("\\.", -1)) {
                    at = at.children.computeIfAbsent(part, unused -> new Node());
                }
                at.text = value;
            });
            return root;
        }
    }
}
