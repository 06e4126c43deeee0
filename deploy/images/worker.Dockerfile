# worker: queue, plan, apply, verify; the only image that needs AWS credentials.
# Build from the repository's root, after: mvn -DskipTests package
FROM eclipse-temurin:25-jre

WORKDIR /opt/strongroom
# Libraries change rarely and the application often, so each is a layer of its own.
COPY --chown=0:0 worker/target/quarkus-app/lib/ lib/
COPY --chown=0:0 worker/target/quarkus-app/quarkus-run.jar worker/target/quarkus-app/quarkus-app-dependencies.txt ./
COPY --chown=0:0 worker/target/quarkus-app/quarkus/ quarkus/
COPY --chown=0:0 worker/target/quarkus-app/app/ app/
COPY --chown=0:0 --chmod=0755 deploy/images/ready /usr/local/bin/ready

ENV QUARKUS_HTTP_HOST=0.0.0.0 \
    QUARKUS_HTTP_PORT=8082
EXPOSE 8082

# For the signing key and the anchors of the audit log: mount a volume here.
RUN install -d -o 10001 -g 10001 -m 0700 /var/lib/strongroom/audit

# A number, so that an orchestrator can see that it is not root. It owns nothing else in the image.
USER 10001:10001
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["ready", "8082"]
# A drain may take 20 s.
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]
