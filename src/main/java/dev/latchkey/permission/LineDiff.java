package dev.latchkey.permission;

import java.util.ArrayList;
import java.util.List;

/** The lines of two texts side by side in one list: those of both, those that go, and those that come. */
final class LineDiff {

    /** Beyond as many lines in either text there is no list: comparing takes their product. */
    private static final int MOST = 1500;

    /** Unchanged lines shown around a change. */
    private static final int AROUND = 2;

    private LineDiff() {}

    /**
     * One line.
     *
     * @param mark {@code +}, {@code -}, a blank, or {@code …} for lines that are left out
     */
    record Line(String mark, String text) {

        /** How it is marked for those who do not see colours. */
        public String word() {
            return switch (mark) {
                case "+" -> "added";
                case "-" -> "removed";
                default -> "";
            };
        }
    }

    /** What changes; nothing where the texts are alike or too long. */
    static List<Line> between(String before, String after) {
        String[] old = before.replace("\r\n", "\n").split("\n", -1);
        String[] made = after.replace("\r\n", "\n").split("\n", -1);
        if (before.equals(after) || old.length > MOST || made.length > MOST) {
            return List.of();
        }
        int[][] common = common(old, made);
        List<Line> all = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.length || j < made.length) {
            if (i < old.length && j < made.length && old[i].equals(made[j])) {
                all.add(new Line(" ", old[i]));
                i++;
                j++;
            } else if (j == made.length || i < old.length && common[i + 1][j] >= common[i][j + 1]) {
                all.add(new Line("-", old[i++]));
            } else {
                all.add(new Line("+", made[j++]));
            }
        }
        return shortened(all);
    }

    /** The length of the longest common part of what follows, for each pair of places. */
    private static int[][] common(String[] old, String[] made) {
        int[][] common = new int[old.length + 1][made.length + 1];
        for (int i = old.length - 1; i >= 0; i--) {
            for (int j = made.length - 1; j >= 0; j--) {
                common[i][j] = old[i].equals(made[j])
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<Line> shortened(List<Line> all) {
        List<Line> shown = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (isNearChange(all, i)) {
                shown.add(all.get(i));
            } else if (shown.isEmpty() || !shown.get(shown.size() - 1).mark().equals("…")) {
                shown.add(new Line("…", ""));
            }
        }
        return shown;
    }

    private static boolean isNearChange(List<Line> all, int index) {
        for (int i = Math.max(0, index - AROUND); i <= Math.min(all.size() - 1, index + AROUND); i++) {
            if (!all.get(i).mark().equals(" ")) {
                return true;
            }
        }
        return false;
    }
}
