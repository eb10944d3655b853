import org.jspecify.annotations.NullMarked;

/** Decisions over HTTP. */
@NullMarked
@SuppressWarnings("requires-automatic") // Micrometer has no module descriptors
module dev.gavel.server {
  requires static transitive org.jspecify;
  requires dev.gavel.cache;
  requires dev.gavel.decider;
  requires dev.gavel.engine;
  requires dev.gavel.experiments;
  requires io.javalin;
  requires java.management;
  requires jdk.management;
  requires kotlin.stdlib;
  requires micrometer.core;
  requires micrometer.registry.prometheus;
  requires org.eclipse.jetty.ee10.servlet;
  requires org.eclipse.jetty.http;
  requires org.eclipse.jetty.io;
  requires org.eclipse.jetty.server;
  requires org.eclipse.jetty.util;
  requires org.slf4j;

  exports dev.gavel.server;
}
