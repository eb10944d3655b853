package dev.gavel.snapshot.s3;

import dev.gavel.experiments.source.SourceException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A client as the AWS settings of this machine have it: environment, system properties, profile,
 * role. Two things are not left to the SDK: a server of one's own (MinIO) is asked by path, since
 * its buckets have no host names, and needs no region.
 */
final class S3Clients {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

  private S3Clients() {}

  static S3Client open() {
    boolean ownServer = customEndpoint();
    DefaultCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
    try {
      credentials.resolveCredentials();
    } catch (SdkClientException none) {
      credentials.close();
      throw new SourceException(
          "there are no AWS credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, name a"
              + " profile in AWS_PROFILE, or run with a role",
          none);
    }
    return S3Client.builder()
        .credentialsProvider(credentials)
        .region(region(ownServer))
        .forcePathStyle(ownServer)
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(READ_TIMEOUT))
        .overrideConfiguration(
            ClientOverrideConfiguration.builder().apiCallTimeout(CALL_TIMEOUT).build())
        .build();
  }

  /** The machine's own description of itself is asked only on AWS; elsewhere that takes seconds. */
  private static Region region(boolean ownServer) {
    AwsRegionProvider provider =
        ownServer
            ? new AwsRegionProviderChain(
                new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
            : DefaultAwsRegionProviderChain.builder().build();
    try {
      return provider.getRegion();
    } catch (SdkClientException none) {
      return Region.US_EAST_1;
    }
  }

  /** The SDK finds the endpoint by itself, and does not tell whether it did. */
  private static boolean customEndpoint() {
    return Stream.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
            .anyMatch(name -> System.getenv(name) != null)
        || Stream.of("aws.endpointUrlS3", "aws.endpointUrl")
            .anyMatch(name -> System.getProperty(name) != null)
        || profileEndpoint().isPresent();
  }

  private static Optional<String> profileEndpoint() {
    return ProfileFile.defaultProfileFile()
        .profile(ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow())
        .flatMap(profile -> profile.property("endpoint_url"));
  }
}
