package dev.gavel.benchmarks.load;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Bare Netty, as fast as its HTTP codec goes: one body for every request, and the headers that
 * Gavel sends too.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a client that went away needs no answer
final class NettyServer {
  private NettyServer() {}

  /** Listens until the process ends; returns the port. */
  static int start(byte[] body) {
    ServerBootstrap server =
        new ServerBootstrap()
            .group(new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory()))
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, 1024)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel.pipeline().addLast(new HttpServerCodec(), new Constant(body));
                  }
                });
    var channel = server.bind("127.0.0.1", 0).syncUninterruptibly().channel();
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  private static final class Constant extends ChannelInboundHandlerAdapter {
    private final byte[] body;

    private Constant(byte[] body) {
      this.body = body;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
      if (part instanceof LastHttpContent) {
        var answer =
            new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(body));
        answer
            .headers()
            .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
            .set("X-Request-Id", Long.toHexString(ThreadLocalRandom.current().nextLong()))
            .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        context.write(answer, context.voidPromise());
      }
      ReferenceCountUtil.release(part);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      context.flush();
    }

    /** The client went away, and there is nobody to tell. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
