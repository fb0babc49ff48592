package dev.latchkey.policy.condition;

import dev.latchkey.policy.arn.ArnPattern;
import dev.latchkey.policy.document.Comparison;
import dev.latchkey.policy.document.TextTemplate;

/** Whether a value that a policy lists is one that its operator can read. */
public final class ListedValue {

    private ListedValue() {}

    /**
     * Whether storing a policy accepts the value. Dates are checked more loosely than they are read: a small {@code t},
     * an offset without minutes and a year with a sign pass, and then match nothing.
     */
    public static boolean isAcceptable(Comparison comparison, String value, boolean variables) {
        return switch (comparison.family()) {
            case STRING, BOOL, NULL -> true;
            case NUMERIC -> Decimal.parse(value) != null;
            case DATE -> PolicyDate.parseMillis(strictly(value)) != null;
            case BINARY -> isBase64(value);
            case IP_ADDRESS -> IpNetwork.parse(value) != null;
            case ARN -> isArn(value, variables);
        };
    }

    public static boolean isBase64(String value) {
        return !BinaryOperator.decode(value).isEmpty();
    }

    private static boolean isArn(String value, boolean variables) {
        TextTemplate template = TextTemplate.parse(value, variables);
        return template.hasVariables() || value.equals("*") || ArnPattern.isArnPattern(value);
    }

    /** The date as it should have been written. */
    private static String strictly(String date) {
        String text = date.replace('t', 'T').replace('z', 'Z');
        boolean signed = (text.startsWith("+") || text.startsWith("-"))
                && text.substring(1).contains("-");
        if (signed) {
            text = text.substring(1);
        }
        int offset = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
        return text.contains("T") && offset == text.length() - 3 ? text + ":00" : text;
    }
}
