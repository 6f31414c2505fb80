package homework.otus.mysql.model;

/**
 * Why a plan cannot go on by itself.
 *
 * @param code a short word in CamelCase, for scripts
 * @param message names the field or object, and the one thing that a user must change
 */
public record Block(String code, String message) {}
