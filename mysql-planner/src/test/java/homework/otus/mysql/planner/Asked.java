package homework.otus.mysql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import homework.otus.mysql.model.Action;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.Condition;
import homework.otus.mysql.model.JobFact;
import homework.otus.mysql.model.JobState;
import homework.otus.mysql.model.MySqlSpec;
import homework.otus.mysql.model.ObjectRole;
import homework.otus.mysql.model.Ownership;
import homework.otus.mysql.model.Uid;
import java.util.Optional;

/** One rule, asked about one snapshot. */
record Asked(Rule rule, MySqlSpec spec, ClusterSnapshot snapshot) {
    static Asked ask(Rule rule, ClusterSnapshot snapshot) {
        return ask(rule, Worlds.SPEC, snapshot);
    }

    static Asked ask(Rule rule, MySqlSpec spec, ClusterSnapshot snapshot) {
        return new Asked(rule, spec, snapshot);
    }

    void does(Action action) {
        assertThat(decision())
                .isInstanceOfSatisfying(
                        Decision.Next.class, next -> assertThat(next.action()).isEqualTo(action));
    }

    void awaits(Condition condition) {
        does(new Action.Await(condition));
    }

    void deletes(ObjectRole role) {
        does(new Action.Delete(role, uid(snapshot, role)));
    }

    void blocks(String code, String... words) {
        assertThat(decision()).isInstanceOfSatisfying(Decision.Blocked.class, blocked -> {
            assertThat(blocked.block().code()).isEqualTo(code);
            for (String word : words) {
                assertThat(blocked.block().message()).contains(word);
            }
        });
    }

    void isDone() {
        assertThat(decision()).isInstanceOf(Decision.Done.class);
    }

    void doesNotFire() {
        assertThat(decision()).isInstanceOf(Decision.Pass.class);
    }

    void doesNotFireBecause(String why) {
        assertThat(decision()).isEqualTo(new Decision.Pass(why));
        assertThat(rule.card().names(why)).as("the card names: %s", why).isTrue();
    }

    /** The facts of the step, perhaps among others. */
    void uses(String... facts) {
        assertThat(decision())
                .isInstanceOfSatisfying(
                        Decision.Next.class,
                        next -> assertThat(next.reason().facts()).contains(facts));
    }

    private Decision decision() {
        return rule.decide(new Situation(spec, Optional.empty(), snapshot));
    }

    static Uid uid(ClusterSnapshot snapshot, ObjectRole role) {
        return snapshot.object(role).orElseThrow().uid();
    }

    /** A Job of the first life. */
    static ClusterSnapshot withJob(ClusterSnapshot snapshot, ObjectRole role, JobState state) {
        boolean forDeletion = snapshot.resource().isDeleting();
        JobFact job = JobFact.builder()
                .uid(new Uid("job"))
                .ownership(Ownership.OURS)
                .terminating(false)
                .life(snapshot.resource().uid())
                .forDeletion(forDeletion)
                .state(state)
                .build();
        return Edits.withJob(snapshot, role, job);
    }

    static JobState running() {
        return new JobState.Running(Optional.empty());
    }

    static JobState failed(JobState.Failure failure) {
        return new JobState.Failed(failure, "it broke", Worlds.NOON.minusSeconds(1000));
    }
}
