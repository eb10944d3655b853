package dev.gavel.cache.redis.link;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.ByteArrayOutput;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.output.NestedMultiOutput;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.protocol.RedisCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** Commands that go to Redis in one go, in this order; they are answered in it, too. */
public final class Batch {
  private static final ByteArrayCodec BYTES = ByteArrayCodec.INSTANCE;

  private final List<AsyncCommand<byte[], byte[], ?>> commands = new ArrayList<>();

  /** An empty one. */
  public Batch() {}

  public CompletableFuture<Long> integer(CommandType type, List<byte[]> arguments) {
    return add(type, new IntegerOutput<>(BYTES), arguments);
  }

  /** For an answer that is one string, whether it is a value or a status. */
  public CompletableFuture<byte[]> string(CommandType type, List<byte[]> arguments) {
    return add(type, new ByteArrayOutput<>(BYTES), arguments);
  }

  /** For an answer that is a list with lists in it. */
  public CompletableFuture<List<Object>> nested(CommandType type, List<byte[]> arguments) {
    return add(type, new NestedMultiOutput<>(BYTES), arguments);
  }

  private <T> CompletableFuture<T> add(
      CommandType type, CommandOutput<byte[], byte[], T> output, List<byte[]> arguments) {
    CommandArgs<byte[], byte[]> args = new CommandArgs<>(BYTES);
    arguments.forEach(args::add);
    AsyncCommand<byte[], byte[], T> command = new AsyncCommand<>(new Command<>(type, output, args));
    commands.add(command);
    return command;
  }

  List<? extends RedisCommand<byte[], byte[], ?>> commands() {
    return commands;
  }

  void fail(Throwable reason) {
    commands.forEach(command -> command.completeExceptionally(reason));
  }

  public static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }

  /** Some text that no other process and no other moment has. */
  public static byte[] unique() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return ascii(Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()));
  }

  public static byte[] ascii(long number) {
    return ascii(Long.toString(number));
  }
}
