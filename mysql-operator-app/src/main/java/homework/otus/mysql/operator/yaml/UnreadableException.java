package homework.otus.mysql.operator.yaml;

/** A text is not what it has to be; the message is one line that names the place and what is wanted there. */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableException(String message) {
        super(message);
    }
}
