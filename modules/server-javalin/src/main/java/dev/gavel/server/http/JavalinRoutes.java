package dev.gavel.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The route table as Javalin's routes. The fast ones are here too, for what the front door left.
 */
final class JavalinRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(JavalinRoutes.class);

  private JavalinRoutes() {}

  static void install(RouteTable table, RoutesConfig routes) {
    for (ServedRoute served : table.routes()) {
      String method = served.route().method();
      String path = served.route().path();
      routes.addHttpHandler(
          HandlerType.findOrCreate(method), path, context -> run(served, context));
      if (method.equals("GET")) {
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
                    context -> write(Reply.empty(204).withHeader("Allow", methods), context)));
    routes.exception(MethodNotAllowedResponse.class, JavalinRoutes::methodNotAllowed);
    routes.exception(NotFoundResponse.class, (_, context) -> notFound(context));
    routes.exception(
        HttpResponseException.class,
        (refused, context) ->
            write(JettyErrors.problem(refused.getStatus(), refused.getMessage()).reply(), context));
    routes.exception(Exception.class, JavalinRoutes::failed);
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
    if (!reply.contentType().isEmpty()) {
      context.contentType(reply.contentType());
    }
    reply.headers().forEach(context::header);
    byte[] body = new byte[reply.body().remaining()];
    reply.body().get(body);
    context.res().setContentLength(body.length);
    context.result(body);
  }

  private static void notFound(Context context) {
    write(
        Problem.of(404, "not_found", "there is nothing at " + call(context).path()).reply(),
        context);
  }

  private static void methodNotAllowed(MethodNotAllowedResponse refused, Context context) {
    Map<String, String> details = refused.getDetails();
    String allowed = details.getOrDefault("availableMethods", "");
    Call call = call(context);
    write(
        Problem.of(
                405,
                "method_not_allowed",
                "%s answers %s, not %s".formatted(call.path(), allowed, call.method()))
            .reply()
            .withHeader("Allow", allowed),
        context);
  }

  private static void failed(Exception failure, Context context) {
    LOG.error("a request failed on its way", failure);
    write(JettyErrors.problem(500, null).reply(), context);
  }
}
