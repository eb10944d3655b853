package dev.gavel.server;

/** A running service. */
public final class GavelServer {
  private GavelServer() {}
}
