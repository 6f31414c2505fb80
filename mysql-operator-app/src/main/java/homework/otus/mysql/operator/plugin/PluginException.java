package homework.otus.mysql.operator.plugin;

/** What was asked for cannot be done; the message says why, in one line, and what to do instead. */
public final class PluginException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PluginException(String message) {
        super(message);
    }
}
