# syntax=docker/dockerfile:1

FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /gavel
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -q -B -pl modules/cli -am -DskipTests -Dexec.skip=true package

# A JRE and not a linked image: jlink takes no automatic modules, and the AWS SDK consists of them.
FROM eclipse-temurin:25-jre-alpine
LABEL org.opencontainers.image.title="Gavel" \
      org.opencontainers.image.description="A decision service: experiments, targeting rules and policies behind one interface" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN addgroup -S -g 10001 gavel \
 && adduser -S -D -H -u 10001 -G gavel gavel \
 && install -d -o gavel -g gavel /var/lib/gavel
COPY --from=build /gavel/modules/cli/target/gavel /opt/gavel
WORKDIR /opt/gavel
USER 10001:10001

# The only places that are written: the last good snapshots, and /tmp.
ENV GAVEL_STATE_DIR=/var/lib/gavel
VOLUME ["/var/lib/gavel"]
EXPOSE 3002
# The image has no curl; BusyBox brings wget. /health answers 200 while decisions can be served.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["sh", "-c", "wget -q -O /dev/null http://127.0.0.1:${DECISION_SERVICE_PORT:-3002}/health || exit 1"]
ENTRYPOINT ["java", "@jvm/serve", "--module-path", "lib", "--module", "dev.gavel.cli/dev.gavel.cli.Main"]
CMD ["serve"]
