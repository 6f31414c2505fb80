package homework.otus.mysql.operator.plugin;

import homework.otus.mysql.operator.preview.Colours;

/** Colours, where they are wanted. */
record Paint(boolean on) {
    /** A word of a state, a phase or a condition in the colour of what it means; any other as it is. */
    String state(String word) {
        return switch (word) {
            case "Ready", "Succeeded", "Good", "yes" -> colour(32, word);
            case "Progressing", "Running", "Pending", "Deleting" -> colour(33, word);
            case "Suspended" -> colour(36, word);
            case "Degraded", "Failed", "Bad" -> colour(31, word);
            default -> word;
        };
    }

    String heading(String text) {
        return colour(1, text);
    }

    /** The text of a plan. */
    String plan(String text) {
        return on ? Colours.onSigns(text) : text;
    }

    private String colour(int code, String text) {
        return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
