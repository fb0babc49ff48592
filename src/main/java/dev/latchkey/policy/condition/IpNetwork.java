package dev.latchkey.policy.condition;

import dev.latchkey.policy.document.AsciiCase;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A network of IPv4 or IPv6 addresses in CIDR notation; without a prefix length it is a single host.
 *
 * <p>Host bits of an IPv4 network are ignored. An IPv6 network with host bits is none at all.
 */
public final class IpNetwork {

    private static final int V4 = 4;
    private static final int V6 = 16;
    private static final String HEX_DIGITS = "0123456789abcdef";

    private final byte[] address;
    private final int prefixLength;

    private IpNetwork(byte[] address, int prefixLength) {
        this.address = address;
        this.prefixLength = prefixLength;
    }

    /** Reads a network as a policy lists it; null where it is none. */
    public static @Nullable IpNetwork parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return null;
        }
        int bits = address.length * 8;
        int prefixLength = slash < 0 ? bits : number(text, slash + 1, text.length(), bits);
        if (prefixLength < 0) {
            return null;
        }
        IpNetwork network = new IpNetwork(address, prefixLength);
        return address.length == V6 && !network.hostBitsAreZero() ? null : network;
    }

    /** Reads the address of a request; an IPv4 address mapped into IPv6 is the IPv4 address. */
    static byte @Nullable [] parseAddress(String text) {
        byte[] address = bytes(text);
        return address != null && isMapped(address) ? Arrays.copyOfRange(address, V6 - V4, V6) : address;
    }

    boolean contains(byte[] candidate) {
        if (candidate.length != address.length) {
            return false;
        }
        int whole = prefixLength / 8;
        for (int i = 0; i < whole; i++) {
            if (candidate[i] != address[i]) {
                return false;
            }
        }
        int rest = prefixLength % 8;
        return rest == 0 || ((candidate[whole] ^ address[whole]) & 0xFF) >> (8 - rest) == 0;
    }

    private boolean hostBitsAreZero() {
        for (int bit = prefixLength; bit < address.length * 8; bit++) {
            if ((address[bit / 8] >> (7 - bit % 8) & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMapped(byte[] address) {
        if (address.length != V6) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            if (address[i] != 0) {
                return false;
            }
        }
        return address[10] == -1 && address[11] == -1;
    }

    private static byte @Nullable [] bytes(String text) {
        return text.indexOf(':') >= 0 ? v6(text) : v4(text);
    }

    private static byte @Nullable [] v4(String text) {
        byte[] address = new byte[V4];
        int from = 0;
        for (int i = 0; i < V4; i++) {
            int end = i == V4 - 1 ? text.length() : text.indexOf('.', from);
            int octet = end < 0 ? -1 : number(text, from, end, 255);
            if (octet < 0) {
                return null;
            }
            address[i] = (byte) octet;
            from = end + 1;
        }
        return address;
    }

    private static byte @Nullable [] v6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            byte[] all = groups(text);
            return all != null && all.length == V6 ? all : null;
        }
        byte[] head = gap == 0 ? new byte[0] : groups(text.substring(0, gap));
        byte[] tail = gap + 2 == text.length() ? new byte[0] : groups(text.substring(gap + 2));
        boolean fits =
                head != null && tail != null && text.lastIndexOf('.', gap) < 0 && head.length + tail.length <= V6 - 2;
        if (!fits || head == null || tail == null) {
            return null;
        }
        byte[] address = new byte[V6];
        System.arraycopy(head, 0, address, 0, head.length);
        System.arraycopy(tail, 0, address, V6 - tail.length, tail.length);
        return address;
    }

    /** Groups of up to four hexadecimal digits; the last one may be an IPv4 address. */
    private static byte @Nullable [] groups(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length > 8) {
            return null;
        }
        boolean endsInV4 = parts[parts.length - 1].contains(".");
        byte[] lastV4 = endsInV4 ? v4(parts[parts.length - 1]) : null;
        int hexGroups = endsInV4 ? parts.length - 1 : parts.length;
        if (endsInV4 && lastV4 == null) {
            return null;
        }
        byte[] bytes = new byte[2 * hexGroups + (lastV4 == null ? 0 : V4)];
        for (int i = 0; i < hexGroups; i++) {
            int group = hex(parts[i]);
            if (group < 0) {
                return null;
            }
            bytes[2 * i] = (byte) (group >> 8);
            bytes[2 * i + 1] = (byte) group;
        }
        if (lastV4 != null) {
            System.arraycopy(lastV4, 0, bytes, 2 * hexGroups, V4);
        }
        return bytes;
    }

    private static int hex(String text) {
        if (text.isEmpty() || text.length() > 4) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = HEX_DIGITS.indexOf(AsciiCase.fold(text.charAt(i)));
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** A decimal number, leading zeros allowed, up to a maximum; −1 for anything else. */
    private static int number(String text, int from, int to, int maximum) {
        int value = from < to ? 0 : -1;
        for (int i = from; i < to && value >= 0; i++) {
            char c = text.charAt(i);
            value = c >= '0' && c <= '9' ? value * 10 + c - '0' : -1;
            if (value > maximum) {
                return -1;
            }
        }
        return value;
    }
}
