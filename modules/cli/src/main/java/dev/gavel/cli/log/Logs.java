package dev.gavel.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.gavel.cli.terminal.Terminal;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Where log lines go and what they look like, said here and in no configuration file: a service
 * logs to standard output, as text for a person and as JSON for a program; a tool says itself what
 * matters, and logs nothing.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class Logs extends ContextAwareBase implements Configurator {
  /** The request is only named where there is one. */
  private static final String TEXT =
      "%d{HH:mm:ss.SSS} %-5level %logger{0}: %msg%replace( [%X{request_id}]){' \\[\\]', ''}%n";

  /** Libraries that tell at the info level what only they care about. */
  private static final List<String> TALKATIVE =
      List.of("io.javalin", "org.eclipse.jetty", "software.amazon.awssdk");

  /** For the service loader: logback asks before anybody logs. */
  public Logs() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** From here on the logs of a service; the first line still has to be opened. */
  public static FirstLineFirst ofService(Terminal terminal, Level level) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    FirstLineFirst out = new FirstLineFirst(terminal.out());
    send(context, level, terminal.interactive() ? text(context) : new JsonLogLayout(), out);
    for (String library : TALKATIVE) {
      context.getLogger(library).setLevel(Level.WARN);
    }
    return out;
  }

  private static Layout<ILoggingEvent> text(LoggerContext context) {
    PatternLayout layout = new PatternLayout();
    layout.setContext(context);
    layout.setPattern(TEXT);
    return layout;
  }

  private static void send(
      LoggerContext context, Level level, Layout<ILoggingEvent> layout, OutputStream out) {
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setLayout(layout);
    encoder.start();
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setOutputStream(out);
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(level);
    root.addAppender(appender);
  }
}
