package homework.otus.mysql.e2e.harness;

import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.operator.OperatorSettings;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * What one test class works with: namespaces of its own and an operator that acts on them alone. At the end
 * the class fails when a plan of that operator broke a law.
 *
 * <p>Without a cluster the class is skipped; with {@code -De2e.required=true} it fails.
 */
public final class Lab
        implements ExecutionCondition,
                BeforeAllCallback,
                AfterAllCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {
    private final String word;
    private final int namespaces;
    private @Nullable Bench bench;

    private Lab(String word, int namespaces) {
        this.word = word;
        this.namespaces = namespaces;
    }

    /** One namespace; {@code word} is in its name. */
    public static Lab of(String word) {
        return of(word, 1);
    }

    public static Lab of(String word, int namespaces) {
        return new Lab(word, namespaces);
    }

    public Cluster cluster() {
        return bench().cluster();
    }

    /** The operator in this process; it runs only when the test has started it. */
    public RunningOperator operator() {
        return bench().operator();
    }

    /** The settings of that operator, for another one like it. */
    public OperatorSettings settings() {
        return bench().settings();
    }

    public List<String> namespaces() {
        return bench().namespaces();
    }

    /** An instance in the first namespace. */
    public Instance instance(String name) {
        return instance(0, name);
    }

    public Instance instance(int namespace, String name) {
        return new Instance(
                new InstanceId(namespaces().get(namespace), name), cluster().client());
    }

    /** Judges the plans of {@code instance} while another process works on it. */
    public Onlooker lookOn(Instance instance) {
        return new Onlooker(bench().roads(), instance.id());
    }

    /** The test itself changes the world of {@code instance} now: plans of the next seconds begin new roads. */
    public void disturb(Instance instance) {
        bench().roads().of(instance.id()).disturb();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Boolean.getBoolean("e2e.required") || Cluster.find().isPresent()) {
            return ConditionEvaluationResult.enabled("there is a cluster, or there has to be one");
        }
        return ConditionEvaluationResult.disabled("no cluster: " + Cluster.whyNone());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Cluster cluster = Cluster.get();
        Namespaces spaces = context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(Namespaces.class, key -> new Namespaces(cluster), Namespaces.class);
        bench = new Bench(cluster, spaces, word, namespaces);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (bench != null) {
            bench.clear(context.getRequiredTestClass().getSimpleName());
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(failure);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(failure);
    }

    private Throwable explained(Throwable failure) {
        boolean skipped = failure instanceof org.opentest4j.TestAbortedException;
        if (bench != null && !skipped) {
            System.err.println(new Diagnosis(bench).text());
        }
        return failure;
    }

    private Bench bench() {
        return Objects.requireNonNull(bench, "register the lab in a static field");
    }
}
