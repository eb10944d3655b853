package dev.gavel.cache;

import java.net.URI;

/** Opens stores; found by {@link java.util.ServiceLoader}. */
public interface SharedStoreProvider {

  boolean opens(URI address);

  /**
   * Opens the store; does not wait until it answers.
   *
   * @throws IllegalArgumentException saying what is wrong with the address, without its password
   */
  SharedStore open(URI address, StoreSettings settings);
}
