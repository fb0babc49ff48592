package dev.latchkey.administration;

import dev.latchkey.administration.NewUser.Input;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One line of an import: a user with path, console access and groups.
 *
 * @param number of the line, from 1
 * @param text the line as it was typed
 */
record ImportedLine(int number, String text, Input user) {

    private static final Set<String> YES = Set.of("yes", "true", "1");

    /** The lines of a text in the form {@code name,path,console,group;group}; empty lines and a heading are skipped. */
    static List<ImportedLine> parse(String csv) {
        List<ImportedLine> lines = new ArrayList<>();
        int number = 0;
        for (String line : csv.lines().toList()) {
            number++;
            ImportedLine read = of(number, line);
            boolean isHeading = number == 1 && read.user().userName().equalsIgnoreCase("user name");
            if (!line.isBlank() && !isHeading) {
                lines.add(read);
            }
        }
        return lines;
    }

    static ImportedLine of(int number, String line) {
        return new ImportedLine(number, line, user(line.split(",", -1)));
    }

    private static Input user(String[] cells) {
        Set<String> groups = new LinkedHashSet<>();
        for (String group : cell(cells, 3).split(";", -1)) {
            if (!group.isBlank()) {
                groups.add(group.strip());
            }
        }
        String path = cell(cells, 1);
        return new Input(
                cell(cells, 0),
                path.isEmpty() ? "/" : path,
                YES.contains(cell(cells, 2).toLowerCase(Locale.ROOT)),
                true,
                false,
                groups,
                "");
    }

    private static String cell(String[] cells, int index) {
        String cell = index < cells.length ? cells[index].strip() : "";
        boolean isQuoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
        return isQuoted ? cell.substring(1, cell.length() - 1) : cell;
    }
}
