package dev.gavel.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The route table as Javalin's routes; the fast ones too, for what the front door hands on. */
final class JavalinRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(JavalinRoutes.class);

  private final RouteTable table;

  JavalinRoutes(RouteTable table) {
    this.table = table;
  }

  void install(RoutesConfig routes) {
    for (ServedRoute served : table.routes()) {
      String path = served.route().path();
      HandlerType method = HandlerType.findOrCreate(served.route().method());
      routes.addHttpHandler(method, path, context -> run(served, context));
      if (method.equals(HandlerType.GET)) {
        routes.addHttpHandler(HandlerType.HEAD, path, context -> run(served, context));
      }
    }
    table
        .allowed()
        .forEach(
            (path, methods) ->
                routes.addHttpHandler(
                    HandlerType.OPTIONS,
                    path,
                    context -> refuse(Reply.empty(204).withHeader("Allow", methods), context)));
    routes.exception(MethodNotAllowedResponse.class, this::methodNotAllowed);
    routes.exception(NotFoundResponse.class, (_, context) -> notFound(context));
    routes.exception(HttpResponseException.class, this::refused);
    routes.exception(Exception.class, this::failed);
  }

  private static void run(ServedRoute served, Context context) {
    write(served.answer(call(context).at(context.pathParamMap())), context);
  }

  private static Call call(Context context) {
    if (context.req().getAttribute(FrontDoor.CALL) instanceof Call call) {
      return call;
    }
    throw new IllegalStateException("a request came past the front door");
  }

  private static void write(Reply reply, Context context) {
    context.status(reply.status());
    reply.headers().forEach(context::header);
    ByteBuffer body = reply.body();
    if (!reply.contentType().isEmpty()) {
      context.contentType(reply.contentType());
      context.res().setContentLength(body.remaining());
      context.result(
          new ByteArrayInputStream(
              body.array(), body.arrayOffset() + body.position(), body.remaining()));
    }
  }

  private void refuse(Reply reply, Context context) {
    write(table.unrouted().counted(reply), context);
  }

  private void notFound(Context context) {
    String message = "there is nothing at " + call(context).path();
    refuse(Problem.of(404, "not_found", message).reply(), context);
  }

  private void methodNotAllowed(MethodNotAllowedResponse refused, Context context) {
    String available = refused.getDetails().getOrDefault("availableMethods", "");
    String allowed = String.join(", ", new TreeSet<>(List.of(available.split(", "))));
    Call call = call(context);
    String message = "%s answers %s, not %s".formatted(call.path(), allowed, call.method());
    Reply reply = Problem.of(405, "method_not_allowed", message).reply();
    refuse(reply.withHeader("Allow", allowed), context);
  }

  private void refused(HttpResponseException refused, Context context) {
    refuse(JettyErrors.problem(refused.getStatus(), refused.getMessage()).reply(), context);
  }

  private void failed(Exception failure, Context context) {
    LOG.error("request {} failed on its way", call(context).requestId(), failure);
    refuse(JettyErrors.problem(500, null).reply(), context);
  }
}
