package dev.gavel.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A class path with engine providers on it. Classes of the module under test cannot stand on one,
 * so they are defined once more here, outside of any module.
 */
final class ProviderLoader extends ClassLoader {
  private static final String SERVICES = "META-INF/services/" + EngineProvider.class.getName();

  private final List<Class<?>> providers;

  ProviderLoader(ClassLoader parent, Class<?>... providers) {
    super(parent);
    this.providers = List.of(providers);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    Class<?> known = findLoadedClass(name);
    if (known != null) {
      return known;
    }
    for (Class<?> provider : providers) {
      if (provider.getName().equals(name)) {
        byte[] code = code(provider);
        return defineClass(name, code, 0, code.length);
      }
    }
    return super.loadClass(name, resolve);
  }

  private static byte[] code(Class<?> type) {
    String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
    try (InputStream code = type.getResourceAsStream(file)) {
      return code.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals(SERVICES)
        ? Collections.enumeration(List.of(listing()))
        : super.getResources(name);
  }

  private URL listing() throws MalformedURLException {
    String names = providers.stream().map(Class::getName).collect(Collectors.joining("\n"));
    byte[] bytes = names.getBytes(StandardCharsets.UTF_8);
    return URL.of(
        URI.create("listing:providers"),
        new URLStreamHandler() {
          @Override
          protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
              @Override
              public void connect() {}

              @Override
              public InputStream getInputStream() {
                return new ByteArrayInputStream(bytes);
              }
            };
          }
        });
  }
}
