# web: the dashboard.
# Build from the repository's root, after: mvn -DskipTests package
FROM eclipse-temurin:25-jre

WORKDIR /opt/strongroom
# Libraries change rarely and the application often, so each is a layer of its own.
COPY --chown=0:0 web/target/quarkus-app/lib/ lib/
COPY --chown=0:0 web/target/quarkus-app/quarkus-run.jar web/target/quarkus-app/quarkus-app-dependencies.txt ./
COPY --chown=0:0 web/target/quarkus-app/quarkus/ quarkus/
COPY --chown=0:0 web/target/quarkus-app/app/ app/
COPY --chown=0:0 --chmod=0755 deploy/images/ready /usr/local/bin/ready

ENV QUARKUS_HTTP_HOST=0.0.0.0 \
    QUARKUS_HTTP_PORT=8080
EXPOSE 8080

# A number, so that an orchestrator can see that it is not root. It owns nothing in the image.
USER 10001:10001
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["ready", "8080"]
# A drain may take 20 s.
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]
