package homework.otus.mysql.operator.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the lines of the log look. */
public enum LogFormat {
    /** One object a line, for machines: what logback.xml says. */
    JSON,
    /** For people. */
    TEXT;

    private static final String APPENDER = "console";
    /** Exceptions last, and only where there is one. */
    private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level %msg %kvp %mdc%n";

    /** From now on the log is written so, from {@code level} on. Does nothing where another logger than ours is at work. */
    public void use(Level level) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
            if (root.getAppender(APPENDER) instanceof ConsoleAppender<ILoggingEvent> console) {
                root.setLevel(level);
                if (this == TEXT) {
                    console.setEncoder(text(context));
                }
            }
        }
    }

    private static PatternLayoutEncoder text(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        return encoder;
    }
}
