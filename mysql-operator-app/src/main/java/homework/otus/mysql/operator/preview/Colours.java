package homework.otus.mysql.operator.preview;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Colours the signs of a plan's text, for terminals. */
public final class Colours {
    private static final Pattern SIGN = Pattern.compile("^  ([+=~>!-]) ");
    private static final String RESET = "\u001b[0m";

    private Colours() {}

    public static String onSigns(String text) {
        return text.lines().map(line -> onSign(line) + "\n").collect(Collectors.joining());
    }

    private static String onSign(String line) {
        Matcher sign = SIGN.matcher(line);
        if (!sign.find()) {
            return line;
        }
        String colour = colour(sign.group(1).charAt(0));
        return "  " + colour + sign.group(1) + RESET + line.substring(sign.end(1));
    }

    private static String colour(char sign) {
        return switch (sign) {
            case '+' -> "\u001b[32m"; // green
            case '-' -> "\u001b[31m"; // red
            case '~' -> "\u001b[33m"; // yellow
            case '>' -> "\u001b[36m"; // cyan
            case '!' -> "\u001b[35m"; // magenta
            default -> "\u001b[2m"; // what stays is dim
        };
    }
}
