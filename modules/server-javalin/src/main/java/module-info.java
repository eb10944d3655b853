import org.jspecify.annotations.NullMarked;

/** Decisions over HTTP. */
@NullMarked
module dev.gavel.server {
  requires static transitive org.jspecify;
  requires dev.gavel.decider;
  requires dev.gavel.engine;
  requires dev.gavel.experiments;
  requires io.javalin;
  requires kotlin.stdlib;
  requires org.eclipse.jetty.ee10.servlet;
  requires org.eclipse.jetty.http;
  requires org.eclipse.jetty.io;
  requires org.eclipse.jetty.server;
  requires org.eclipse.jetty.util;
  requires org.slf4j;

  exports dev.gavel.server;
}
