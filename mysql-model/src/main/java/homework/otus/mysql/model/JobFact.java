package homework.otus.mysql.model;

/**
 * A Job of ours as it was observed.
 *
 * @param life the life of the resource for which it was created
 * @param forDeletion it was created after the deletion of that life had begun
 */
public record JobFact(Uid uid, Ownership ownership, boolean terminating, Uid life, boolean forDeletion, JobState state)
        implements ObjectFact {}
