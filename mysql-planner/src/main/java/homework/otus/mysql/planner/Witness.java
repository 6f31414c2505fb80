package homework.otus.mysql.planner;

/** Hears what every rule says while a plan unfolds. */
interface Witness {
    /** Nobody asked why: nothing is collected. */
    Witness NOBODY = (rule, decision) -> {};

    void hears(Rule rule, Decision decision);
}
