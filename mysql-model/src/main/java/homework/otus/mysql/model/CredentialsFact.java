package homework.otus.mysql.model;

/**
 * The Secret with the password that the server has.
 *
 * @param current whether that is the password that the resource asks for
 */
public record CredentialsFact(Uid uid, Ownership ownership, boolean terminating, boolean current)
        implements ObjectFact {}
