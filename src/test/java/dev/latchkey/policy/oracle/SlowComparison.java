package dev.latchkey.policy.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares one value of a request with the values of a policy, with the JDK's own parsers and regular expressions. */
final class SlowComparison {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?");
    private static final Pattern SECONDS = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]+)?");
    private static final Pattern V4 = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+");

    private final String operator;
    private final List<String> listed;
    private final boolean since2012;
    private final SlowText.Variables variables;
    private final boolean deny;

    SlowComparison(
            String operator, List<String> listed, boolean since2012, SlowText.Variables variables, boolean deny) {
        this.operator = operator;
        this.listed = listed;
        this.since2012 = since2012;
        this.variables = variables;
        this.deny = deny;
    }

    boolean passes(String value) {
        boolean negated = operator.contains("Not");
        if (operator.startsWith("Arn")) {
            return arnPasses(value, negated);
        }
        if (operator.endsWith("IpAddress") && address(value) == null) {
            return false;
        }
        return listed.stream().anyMatch(policy -> matches(policy, value)) != negated;
    }

    private boolean matches(String policy, String value) {
        String plain = operator.replace("Not", "");
        if (plain.startsWith("String") || plain.equals("Bool")) {
            List<SlowText.Place> places = SlowText.expand(policy, since2012, plain.equals("StringLike"), variables);
            if (places == null) {
                return false;
            }
            StringBuilder text = new StringBuilder();
            places.forEach(place -> text.append(place.character()));
            return switch (plain) {
                case "StringLike" -> SlowText.matches(wide(places), value);
                case "StringEquals" -> text.toString().equals(value);
                case "Bool" -> isTrue(text.toString()) == isTrue(value);
                default -> text.toString().toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT));
            };
        }
        if (plain.equals("BinaryEquals")) {
            byte[] left = bytes(policy);
            byte[] right = bytes(value);
            return left != null && right != null && Arrays.equals(left, right);
        }
        if (plain.equals("IpAddress")) {
            return contains(policy, value);
        }
        boolean numeric = plain.startsWith("Numeric");
        BigDecimal left = numeric ? number(value) : date(value);
        BigDecimal right = numeric ? number(policy) : date(policy);
        return left != null
                && right != null
                && inOrder(plain.replace("Numeric", "").replace("Date", ""), left.compareTo(right));
    }

    private static boolean inOrder(String order, int sign) {
        return switch (order) {
            case "Equals" -> sign == 0;
            case "LessThan" -> sign < 0;
            case "LessThanEquals" -> sign <= 0;
            case "GreaterThan" -> sign > 0;
            default -> sign >= 0;
        };
    }

    private boolean arnPasses(String value, boolean negated) {
        String[] arn = value.split(":", 6);
        if (arn.length < 6 || !arn[0].equals("arn")) {
            return false;
        }
        for (String policy : listed) {
            if (policy.equals("*")) {
                return !negated;
            }
            List<SlowText.Place> places = SlowText.expand(policy, since2012, true, variables);
            if (places == null) {
                continue;
            }
            List<List<SlowText.Place>> parts = new ArrayList<>(List.of(new ArrayList<>()));
            for (SlowText.Place place : wide(places)) {
                if (place.character() == ':' && parts.size() < 6) {
                    parts.add(new ArrayList<>());
                } else {
                    parts.get(parts.size() - 1).add(place);
                }
            }
            if (parts.size() < 6) {
                return deny;
            }
            boolean all = true;
            for (int i = 0; i < 6; i++) {
                all &= SlowText.matches(parts.get(i), arn[i]);
            }
            if (all) {
                return !negated;
            }
        }
        return negated;
    }

    private static List<SlowText.Place> wide(List<SlowText.Place> places) {
        return places.stream()
                .map(place -> new SlowText.Place(place.character(), place.wildcard(), true))
                .toList();
    }

    private static boolean isTrue(String text) {
        return SlowText.fold(text).equals("true");
    }

    private static byte @Nullable [] bytes(String text) {
        try {
            return text.length() % 4 == 0 ? Base64.getDecoder().decode(text) : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static @Nullable BigDecimal number(String text) {
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    /** Milliseconds. */
    private static @Nullable BigDecimal date(String text) {
        if (SECONDS.matcher(text).matches() && !text.matches("[0-9]{4}")) {
            BigDecimal millis = new BigDecimal(text).movePointRight(3);
            return new BigDecimal(millis.toBigInteger());
        }
        try {
            if (text.matches("[0-9]{4}")) {
                return millis(LocalDate.of(Integer.parseInt(text), 1, 1).atStartOfDay());
            }
            if (text.matches("[0-9]{4}-[0-9]{2}")) {
                return millis(LocalDate.parse(text + "-01").atStartOfDay());
            }
            if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return millis(LocalDate.parse(text).atStartOfDay());
            }
            String time = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?";
            if (text.matches(time)) {
                return millis(LocalDateTime.parse(text));
            }
            if (text.matches(time + "(Z|[+-][0-9]{2}:[0-9]{2})")) {
                Instant instant = OffsetDateTime.parse(text).toInstant();
                return BigDecimal.valueOf(instant.toEpochMilli());
            }
            return null;
        } catch (DateTimeException noSuchDate) {
            return null;
        }
    }

    private static BigDecimal millis(LocalDateTime utc) {
        return BigDecimal.valueOf(utc.toInstant(ZoneOffset.UTC).toEpochMilli());
    }

    private static boolean contains(String network, String address) {
        String[] parts = network.split("/", -1);
        InetAddress base = parts.length > 2 ? null : literal(parts[0]);
        InetAddress value = address(address);
        if (base == null || value == null || (parts.length == 2 && !parts[1].matches("[0-9]+"))) {
            return false;
        }
        // Java turns a mapped address into an IPv4 one; as a network it is still an IPv6 one and holds no IPv4 address.
        boolean v6 = parts[0].contains(":");
        int bits = v6 ? 128 : 32;
        BigInteger prefix = parts.length == 2 ? new BigInteger(parts[1]) : BigInteger.valueOf(bits);
        if (prefix.compareTo(BigInteger.valueOf(bits)) > 0 || base.getAddress().length * 8 != bits) {
            return false;
        }
        int host = bits - prefix.intValueExact();
        BigInteger left = new BigInteger(1, base.getAddress());
        BigInteger right = new BigInteger(1, value.getAddress());
        boolean hostBits = left.mod(BigInteger.ONE.shiftLeft(host)).signum() != 0;
        return value.getAddress().length * 8 == bits
                && !(v6 && hostBits)
                && left.shiftRight(host).equals(right.shiftRight(host));
    }

    private static @Nullable InetAddress address(String text) {
        return text.contains("/") ? null : literal(text);
    }

    /** Only texts that are surely literals reach the JDK, which would ask a name server about others. */
    private static @Nullable InetAddress literal(String text) {
        try {
            if (V4.matcher(text).matches()) {
                byte[] octets = new byte[4];
                String[] parts = text.split("\\.", -1);
                for (int i = 0; i < 4; i++) {
                    BigInteger octet = new BigInteger(parts[i]);
                    if (octet.compareTo(BigInteger.valueOf(255)) > 0) {
                        return null;
                    }
                    octets[i] = octet.byteValue();
                }
                return InetAddress.getByAddress(octets);
            }
            boolean v6 = text.contains(":") && text.matches("[0-9a-fA-F:]+") && !text.contains(":::");
            boolean groups = Arrays.stream(text.split(":", -1)).allMatch(group -> group.length() <= 4);
            boolean gapped = !text.contains("::") || text.split(":", -1).length <= 9;
            return v6 && groups && gapped ? InetAddress.getByName(text) : null;
        } catch (UnknownHostException notAnAddress) {
            return null;
        }
    }
}
