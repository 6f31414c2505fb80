package homework.otus.mysql.planner;

/**
 * Something that a user should know, worth an Event.
 *
 * @param reason one word in CamelCase
 */
public record Notice(boolean warning, String reason, String message) {}
