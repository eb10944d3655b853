package dev.gavel.server.http;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Replies onto the wire, straight to Jetty's core. */
final class Replies {
  private static final HttpField JSON =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Reply.JSON);

  private Replies() {}

  static void write(Reply reply, Response response, Callback callback) {
    response.setStatus(reply.status());
    HttpFields.Mutable headers = response.getHeaders();
    if (reply.contentType().equals(Reply.JSON)) {
      headers.put(JSON);
    } else if (!reply.contentType().isEmpty()) {
      headers.put(HttpHeader.CONTENT_TYPE, reply.contentType());
    }
    reply.headers().forEach(headers::put);
    response.write(
        true,
        reply.body(),
        new Callback.Nested(callback) {
          @Override
          public void succeeded() {
            super.succeeded();
            reply.sent().run();
          }
        });
  }
}
