package dev.latchkey.credential.mfa.hardware;

import dev.latchkey.secret.SecretBytes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.codec.binary.Base32;

/**
 * A table with commas, semicolons or tabs between its columns. With names of columns in its first line it may have any
 * (vendors write {@code serial number}, {@code secret key}, {@code time interval} and more); without, it has two.
 */
final class TokenTable {
    private static final Pattern HEXADECIMAL = Pattern.compile("(?:[0-9A-Fa-f]{2})+");
    private static final Pattern BASE32 = Pattern.compile("[A-Za-z2-7]+=*");
    private static final String STEP = "30";

    private final int serial;
    private final int seed;
    private final int interval;
    private final int digits;

    private TokenTable(int serial, int seed, int interval, int digits) {
        this.serial = serial;
        this.seed = seed;
        this.interval = interval;
        this.digits = digits;
    }

    static List<TokenSeed> read(String text) {
        List<String> lines = text.lines().toList();
        List<String> first = cells(lines.get(0));
        boolean isNamed = first.stream().anyMatch(TokenTable::namesSerials);
        TokenTable table = isNamed ? named(first) : new TokenTable(0, 1, -1, -1);
        List<TokenSeed> tokens = new ArrayList<>();
        for (int i = isNamed ? 1 : 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                tokens.add(table.token(cells(line), "Line " + (i + 1)));
            }
        }
        return tokens;
    }

    /** The name of a column; a serial number may hold the word too, but has digits. */
    private static boolean namesSerials(String cell) {
        return cell.toLowerCase(Locale.ROOT).contains("serial") && cell.chars().noneMatch(Character::isDigit);
    }

    private static TokenTable named(List<String> names) {
        int seed = column(names, "secret", "seed");
        TokenTable table = new TokenTable(
                column(names, "serial"),
                seed >= 0 ? seed : column(names, "key"),
                column(names, "interval", "period", "step"),
                column(names, "digits"));
        if (table.seed < 0) {
            throw new UnreadableTokens("Line 1: no column is named for the seed (secret, seed or key).");
        }
        return table;
    }

    private TokenSeed token(List<String> cells, String place) {
        if (cells.size() <= Math.max(serial, seed)) {
            throw new UnreadableTokens(place + ": a serial number and a seed are needed.");
        }
        require(cells, interval, STEP, place + ": only tokens that show a new code every 30 seconds can be used.");
        require(cells, digits, "6", place + ": only tokens with codes of six digits can be used.");
        return TokenSeed.of(cells.get(serial), seedOf(cells.get(seed), place), place);
    }

    private static void require(List<String> cells, int column, String wanted, String otherwise) {
        if (column >= 0 && column < cells.size()) {
            String cell = cells.get(column);
            if (!cell.isEmpty() && !cell.equals(wanted)) {
                throw new UnreadableTokens(otherwise);
            }
        }
    }

    /** Hexadecimal or Base32; a seed in Base32 that looks like hexadecimal is as good as impossible. */
    private static SecretBytes seedOf(String cell, String place) {
        String seed = cell.replace(" ", "").replace("-", "");
        if (HEXADECIMAL.matcher(seed).matches()) {
            return SecretBytes.of(HexFormat.of().parseHex(seed));
        }
        if (BASE32.matcher(seed).matches()) {
            return SecretBytes.of(new Base32().decode(seed.toUpperCase(Locale.ROOT)));
        }
        throw new UnreadableTokens(place + ": the seed is neither hexadecimal nor Base32.");
    }

    private static int column(List<String> names, String... words) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).toLowerCase(Locale.ROOT);
            for (String word : words) {
                if (name.contains(word)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split("[,;\t]", -1)) {
            String bare = cell.strip();
            boolean isQuoted = bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"");
            cells.add(isQuoted ? bare.substring(1, bare.length() - 1).strip() : bare);
        }
        return cells;
    }
}
