package homework.otus.mysql.operator.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The lines by which two texts differ, in the order of the texts: {@code <} for one that only the first has, {@code >}
 * for one that only the second has. Columns that only became wider are no difference.
 */
final class LineDiff {
    private LineDiff() {}

    /** Empty when the texts are equal but for the width of their columns. */
    static List<String> of(String first, String second) {
        List<String> a = lines(first);
        List<String> b = lines(second);
        int[][] common = commonSuffixes(a, b);
        List<String> differences = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                i++;
                j++;
            } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
                differences.add("< " + a.get(i));
                i++;
            } else {
                differences.add("> " + b.get(j));
                j++;
            }
        }
        return Collections.unmodifiableList(differences);
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(line -> line.strip().replaceAll(" {2,}", "  "))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** For every pair of positions the length of the longest common subsequence from there to the end. */
    private static int[][] commonSuffixes(List<String> a, List<String> b) {
        int[][] length = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                length[i][j] = a.get(i).equals(b.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        return length;
    }
}
