package homework.otus.mysql.planner;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The options of mysqld that a user cannot set, each with the reason: the operator sets them itself, or could not
 * keep its promises with another value.
 *
 * <p>mysqld takes one option under many names: {@code -} and {@code _} are the same, a name may be shortened as long
 * as it is clear, and {@code skip_}, {@code enable_}, {@code disable_}, {@code maximum_} and {@code loose_} may stand
 * before it. Source: MySQL Reference Manual, "Program Option Modifiers" and "Using Options on the Command Line".
 */
final class ReservedOptions {
    private static final List<String> MODIFIERS = List.of("loose_", "skip_", "enable_", "disable_", "maximum_");

    private static final String PLACE = "the data has to be on the data volume, where the operator guards it";
    private static final String REACHED = "clients and the operator reach the server where the service leads";
    private static final String FENCE = "the operator sets it while the final backup is taken";
    private static final String NO_SERVER = "mysqld would do something else than serve";
    private static final String FILES = "the operator gives mysqld its options, and no other files of them";
    private static final String LOGIN = "the operator logs in with the password that the resource names";
    private static final String WRITES = "restores and changes of the operator have to be able to write";
    private static final String COMMITS = "restores and changes of the operator rely on each statement being committed";

    /** By the name without modifiers, as {@link #canonical} writes it. */
    private static final ImmutableSortedMap<String, String> REASONS =
            ImmutableSortedMap.copyOf(ImmutableMap.<String, String>builder()
                    .put("datadir", PLACE)
                    .put("basedir", PLACE)
                    .put("chroot", PLACE)
                    .put("innodb_data_home_dir", PLACE)
                    .put("innodb_data_file_path", PLACE)
                    .put("innodb_doublewrite_dir", PLACE)
                    .put("innodb_log_group_home_dir", PLACE)
                    .put("innodb_undo_directory", PLACE)
                    .put("innodb_temp_data_file_path", PLACE)
                    .put("plugin_dir", "the plugins are those of the image")
                    .put("port", REACHED)
                    .put("bind_address", REACHED)
                    .put("socket", REACHED)
                    .put("networking", REACHED)
                    .put("pid_file", "the image sets it")
                    .put("user", "the image sets it")
                    .put("daemonize", "the container ends when its first process does")
                    .put(
                            "log_error",
                            "the operator shows the last lines of mysqld, which it has to write to its container's output")
                    .put("innodb", "the operator needs transactions: every backup is taken in one")
                    .put("innodb_read_only", WRITES)
                    .put("read_only", FENCE)
                    .put("super_read_only", FENCE)
                    .put("persisted_globals_load", FENCE)
                    .put("transaction_read_only", WRITES)
                    .put("tx_read_only", WRITES)
                    .put("autocommit", COMMITS)
                    .put("completion_type", COMMITS)
                    .put("grant_tables", LOGIN)
                    .put("default_password_lifetime", LOGIN)
                    .put("init_file", "the operator sets it when a lost password is set anew")
                    .put("bootstrap", NO_SERVER)
                    .put("initialize", NO_SERVER)
                    .put("initialize_insecure", NO_SERVER)
                    .put("help", NO_SERVER)
                    .put("verbose", NO_SERVER)
                    .put("version", NO_SERVER)
                    .put("validate_config", NO_SERVER)
                    .put("print_defaults", NO_SERVER)
                    .put("defaults_file", FILES)
                    .put("defaults_extra_file", FILES)
                    .put("defaults_group_suffix", FILES)
                    .put("no_defaults", FILES)
                    .put("login_path", FILES)
                    .put("login_paths", FILES)
                    .buildOrThrow());

    private ReservedOptions() {}

    /** The name that is meant, as mysqld reads it: with {@code _}, in lower case, without modifiers. */
    static String canonical(String name) {
        String bare = name.toLowerCase(Locale.ROOT).replace('-', '_');
        Optional<String> modifier = MODIFIERS.stream().filter(bare::startsWith).findFirst();
        return modifier.isPresent() ? canonical(bare.substring(modifier.get().length())) : bare;
    }

    /** Why {@code name} cannot be set; empty when it can. */
    static Optional<String> whyNot(String name) {
        String meant = canonical(name);
        return REASONS.tailMap(meant).entrySet().stream()
                .findFirst()
                .filter(reserved -> !meant.isEmpty() && reserved.getKey().startsWith(meant))
                .map(reserved -> because(meant, reserved));
    }

    private static String because(String meant, Map.Entry<String, String> reserved) {
        return meant.equals(reserved.getKey())
                ? reserved.getValue()
                : "it is short for " + reserved.getKey() + ", and " + reserved.getValue();
    }
}
