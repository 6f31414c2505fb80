package homework.otus.mysql.operator.cli;

/** What was asked for cannot be done as it was asked; the message says what to do instead. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
