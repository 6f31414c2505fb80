package homework.otus.mysql.operator.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import homework.otus.mysql.model.InstanceId;
import homework.otus.mysql.operator.metrics.StepKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What comes out on stderr, with the configuration that is in the jar. */
class LogTest {
    private static final Logger LOG = LoggerFactory.getLogger(LogTest.class);
    private static final InstanceId INSTANCE = new InstanceId("default", "mysql-instance");

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    /** The tests have a configuration of their own, which is quiet. */
    @BeforeEach
    void asInTheJar() throws JoranException {
        configure("/logback.xml");
    }

    @AfterEach
    void asInTests() throws JoranException {
        configure("/logback-test.xml");
    }

    private void configure(String resource) throws JoranException {
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogTest.class.getResource(resource));
    }

    @Test
    void aLineOfAVisitCarriesInstanceTraceAndStep() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : written(LogTest::visitTwice).split("\n", -1)) {
            if (!line.isEmpty()) {
                lines.add(new ObjectMapper().readTree(line));
            }
        }
        assertThat(lines).hasSize(4);
        JsonNode looked = lines.get(0);
        JsonNode failed = lines.get(1);
        JsonNode second = lines.get(2);
        JsonNode outside = lines.get(3);
        assertThat(looked.at("/mdc/instance").asText()).isEqualTo("default/mysql-instance");
        assertThat(looked.at("/mdc/trace").asText()).matches("[0-9a-f]{16}");
        assertThat(looked.at("/mdc/step").isMissingNode()).isTrue();
        assertThat(failed.at("/mdc/step").asText()).isEqualTo("CreateService");
        assertThat(failed.at("/mdc/trace")).isEqualTo(looked.at("/mdc/trace"));
        assertThat(second.at("/mdc/trace")).isNotEqualTo(looked.at("/mdc/trace"));
        assertThat(second.at("/mdc/step").isMissingNode()).isTrue();
        assertThat(outside.at("/mdc")).isEmpty();
    }

    @Test
    void aVisitThatThrowsLeavesNothingBehind() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> VisitLog.during(INSTANCE, () -> {
                    throw new IllegalStateException("defect");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(MDC.get("instance")).isNull();
    }

    @Test
    void asTextALineIsForPeople() {
        LogFormat.TEXT.use(Level.INFO);
        String text = written(() -> VisitLog.during(INSTANCE, () -> {
            LOG.atInfo().addKeyValue("reason", "no service yet").log("create service");
            return 1;
        }));
        assertThat(text)
                .contains("INFO  create service reason=\"no service yet\"", "instance=default/mysql-instance")
                .doesNotContain("{");
    }

    @Test
    void theLevelIsTheOneThatWasAskedFor() {
        LogFormat.JSON.use(Level.WARN);
        assertThat(written(() -> LOG.info("not so important"))).isEmpty();
        LogFormat.JSON.use(Level.DEBUG);
        assertThat(written(() -> LOG.debug("a detail"))).contains("a detail");
    }

    private static void visitTwice() {
        int first = VisitLog.during(INSTANCE, () -> {
            LOG.info("looked");
            VisitLog.step(new StepKind("CreateService", Optional.empty()));
            LOG.warn("the cluster refuses");
            return 1;
        });
        int second = VisitLog.during(INSTANCE, () -> {
            LOG.info("again");
            return 2;
        });
        LOG.info("watching {}", first + second);
    }

    private String written(Runnable logging) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        console().setOutputStream(bytes);
        logging.run();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private ConsoleAppender<ILoggingEvent> console() {
        if (context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console")
                instanceof ConsoleAppender<ILoggingEvent> console) {
            return console;
        }
        throw new AssertionError("logback.xml has no appender of the name that LogFormat looks for");
    }
}
