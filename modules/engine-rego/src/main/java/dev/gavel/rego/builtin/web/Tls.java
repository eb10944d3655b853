package dev.gavel.rego.builtin.web;

import dev.gavel.rego.builtin.crypto.Pem;
import dev.gavel.rego.builtin.crypto.PrivateKeys;
import dev.gavel.rego.builtin.encoding.GoQuote;
import dev.gavel.rego.evaluation.BuiltinException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How a request shows who it is, and whom it trusts. Certificates and keys come from the policy,
 * from files, or from environment variables; what is in them is told to nobody.
 *
 * @param serverName that the host must prove to have; empty for the one it is asked by
 * @param authorities that are trusted, null for those of the system
 */
record Tls(
    boolean unchecked,
    String serverName,
    @Nullable List<X509Certificate> authorities,
    List<Identity> identities) {
  private static final char[] NO_PASSWORD = {};

  /** A certificate with the chain to its authority, and its key. */
  record Identity(List<X509Certificate> chain, PrivateKey key) {}

  private enum Source {
    TEXT(""),
    FILE("_file"),
    ENVIRONMENT("_env_variable");

    private final String suffix;

    Source(String suffix) {
      this.suffix = suffix;
    }
  }

  static Tls read(Fields fields, Function<String, @Nullable String> environment) {
    List<Identity> identities = new ArrayList<>();
    List<X509Certificate> authorities = new ArrayList<>();
    boolean own = fields.loose("tls_use_system_certs");
    if (own) {
      authorities.addAll(ofSystem());
    }
    for (Source source : Source.values()) {
      String certificate = fields.text("tls_client_cert" + source.suffix);
      String key = fields.text("tls_client_key" + source.suffix);
      if (!certificate.isEmpty() && !key.isEmpty()) {
        identities.add(
            identity(content(source, certificate, environment), content(source, key, environment)));
      }
      String authority = fields.text("tls_ca_cert" + source.suffix);
      if (!authority.isEmpty()) {
        own = true;
        authorities.addAll(authorities(source, authority, environment));
      }
    }
    return new Tls(
        fields.loose("tls_insecure_skip_verify"),
        fields.text("tls_server_name"),
        own ? authorities : null,
        identities);
  }

  private static String content(
      Source source, String given, Function<String, @Nullable String> environment) {
    return switch (source) {
      case TEXT -> given;
      case FILE -> file(given);
      case ENVIRONMENT -> {
        String content = environment.apply(given);
        yield content == null ? "" : content;
      }
    };
  }

  private static String file(String name) {
    try {
      return Files.readString(Path.of(name), StandardCharsets.ISO_8859_1);
    } catch (IOException | InvalidPathException unreadable) {
      throw BuiltinException.failed("open " + name + ": the file cannot be read");
    }
  }

  private static List<X509Certificate> authorities(
      Source source, String given, Function<String, @Nullable String> environment) {
    String pem = content(source, given, environment).replace("\\n", "\n");
    List<X509Certificate> found = certificates(pem);
    if (!found.isEmpty()) {
      return found;
    }
    String quoted = GoQuote.quote(given);
    throw BuiltinException.failed(
        switch (source) {
          case TEXT -> "could not append certificates";
          case FILE -> "could not append CA certificates from " + quoted;
          case ENVIRONMENT ->
              "could not add CA certificates from envvar %s: could not append certificates"
                  .formatted(quoted);
        });
  }

  private static List<X509Certificate> certificates(String pem) {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Pem block : Pem.blocks(pem)) {
        if (block.type().equals("CERTIFICATE")) {
          certificates.add(
              (X509Certificate)
                  factory.generateCertificate(new ByteArrayInputStream(block.bytes())));
        }
      }
      return certificates;
    } catch (CertificateException broken) {
      throw BuiltinException.failed("x509: malformed certificate");
    }
  }

  private static Identity identity(String certificate, String key) {
    List<X509Certificate> chain = certificates(certificate);
    if (chain.isEmpty()) {
      throw BuiltinException.failed("tls: failed to find any PEM data in certificate input");
    }
    return new Identity(chain, PrivateKeys.only(key));
  }

  private static List<X509Certificate> ofSystem() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager known) {
          return List.of(known.getAcceptedIssuers());
        }
      }
      return List.of();
    } catch (GeneralSecurityException none) {
      throw BuiltinException.failed("the certificates of the system cannot be read");
    }
  }

  Tls named(String host) {
    int port = host.indexOf(':');
    return new Tls(unchecked, port < 0 ? host : host.substring(0, port), authorities, identities);
  }

  /** Whether it asks for nothing but what all requests have. */
  boolean isUsual() {
    return !unchecked && serverName.isEmpty() && authorities == null && identities.isEmpty();
  }

  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(), trustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException unfit) {
      throw BuiltinException.failed("the certificates and keys of the request do not fit");
    }
  }

  private KeyManager @Nullable [] keyManagers() throws GeneralSecurityException, IOException {
    if (identities.isEmpty()) {
      return null;
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    for (Identity identity : identities) {
      store.setKeyEntry(
          "identity" + store.size(),
          identity.key(),
          NO_PASSWORD,
          identity.chain().toArray(Certificate[]::new));
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private TrustManager @Nullable [] trustManagers() throws GeneralSecurityException, IOException {
    if (unchecked) {
      return new TrustManager[] {new TrustAll()};
    }
    if (authorities == null) {
      return null;
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    for (X509Certificate authority : authorities) {
      store.setCertificateEntry("authority" + store.size(), authority);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
