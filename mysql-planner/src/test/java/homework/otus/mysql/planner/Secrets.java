package homework.otus.mysql.planner;

import com.google.common.collect.ImmutableSortedMap;
import homework.otus.mysql.model.ClusterSnapshot;
import homework.otus.mysql.model.CredentialsFact;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which password is where. An operator sees of it only which are the same.
 *
 * @param wanted what the resource names
 * @param applied what is in the Secret as the one that the server has
 * @param staged what is in the Secret as the one to come
 * @param servers what the server of each directory really has, by the life of its volume
 */
record Secrets(
        int wanted, Optional<Integer> applied, Optional<Integer> staged, ImmutableSortedMap<String, Integer> servers) {
    /** Of data that no operator of ours has made. */
    static final int UNKNOWN = -1;

    static Secrets ofNothing() {
        return new Secrets(0, Optional.empty(), Optional.empty(), ImmutableSortedMap.of());
    }

    /** One that is nowhere yet. */
    int another() {
        int most = Math.max(wanted, Math.max(applied.orElse(0), staged.orElse(0)));
        return 1 + servers.values().stream().reduce(most, Math::max);
    }

    Secrets wanting(int password) {
        return new Secrets(password, applied, staged, servers);
    }

    Secrets created(boolean alsoStaged) {
        return new Secrets(wanted, Optional.of(wanted), alsoStaged ? Optional.of(wanted) : Optional.empty(), servers);
    }

    Secrets stagedNow() {
        return new Secrets(wanted, applied, Optional.of(wanted), servers);
    }

    Secrets promoted() {
        return new Secrets(wanted, staged, Optional.empty(), servers);
    }

    Secrets serverHas(String directory, int password) {
        Map<String, Integer> more = new LinkedHashMap<>(servers);
        more.put(directory, password);
        return new Secrets(wanted, applied, staged, ImmutableSortedMap.copyOf(more));
    }

    int ofServer(String directory) {
        return Optional.ofNullable(servers.get(directory)).orElse(UNKNOWN);
    }

    /** The server has the password that is taken for its own. */
    boolean logsIn(String directory) {
        return applied.equals(Optional.of(ofServer(directory)));
    }

    /** A Secret that is gone has nothing in it. */
    Secrets seen(ClusterSnapshot now) {
        return now.credentials().isPresent() ? this : new Secrets(wanted, Optional.empty(), Optional.empty(), servers);
    }

    /** What an operator sees of it. */
    ClusterSnapshot shown(ClusterSnapshot now) {
        boolean given = now.resource().passwordGiven();
        return Edits.credentials(now, fact -> {
            CredentialsFact before = fact.build();
            return fact.current(given && applied.equals(Optional.of(wanted)))
                    .staged(before.staged()
                            .map(it -> new CredentialsFact.Staged(
                                    it.rotation(), given && staged.equals(Optional.of(wanted)))));
        });
    }

    /** The server that clients use has a password that is in no Secret, and no Job is to find that out. */
    boolean lost(World world) {
        return world.server().isPresent()
                && world.snapshot.credentials().isPresent()
                && world.directory(world.mounted).isInitialised()
                && staged.isEmpty()
                && !logsIn(world.mounted);
    }
}
