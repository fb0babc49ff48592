package dev.latchkey.platform.configuration;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of IP addresses in CIDR notation, or a single address. */
public final class Network {
    private static final Pattern NUMERIC = Pattern.compile("[0-9A-Fa-f.:]+");

    private final byte[] address;
    private final int prefix;

    private Network(byte[] address, int prefix) {
        this.address = address;
        this.prefix = prefix;
    }

    /** The network that the text names; empty if it names none. Never asks a name server. */
    public static Optional<Network> parse(String text) {
        String[] parts = text.strip().split("/", -1);
        Optional<byte[]> address = parts.length > 2 ? Optional.empty() : bytes(parts[0]);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int bits = address.get().length * 8;
        if (parts.length == 1) {
            return Optional.of(new Network(address.get(), bits));
        }
        if (!parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > bits) {
            return Optional.empty();
        }
        return Optional.of(new Network(address.get(), Integer.parseInt(parts[1])));
    }

    /** Whether the numeric address is in this network. */
    public boolean contains(String numericAddress) {
        return bytes(numericAddress).filter(this::contains).isPresent();
    }

    private boolean contains(byte[] candidate) {
        if (candidate.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            if (((candidate[bit / 8] ^ address[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<byte[]> bytes(String numericAddress) {
        boolean looksNumeric = NUMERIC.matcher(numericAddress).matches()
                && (numericAddress.contains(":") || numericAddress.matches("\\d{1,3}(\\.\\d{1,3}){3}"));
        if (!looksNumeric) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(numericAddress).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
