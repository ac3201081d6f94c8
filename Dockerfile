# Built from source in the first stage; the second holds the jar and the parts of the JDK that it needs, nothing else.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml .
COPY src/main src/main
COPY nginx-compat/conf nginx-compat/conf
RUN mvn --batch-mode --no-transfer-progress -Dmaven.test.skip -Dspotless.check.skip package
# With its archive of parsed classes a start, the health check's too, takes half the time.
RUN jlink --add-modules "$(jdeps --print-module-deps --ignore-missing-deps target/tile38-hc.jar),jdk.crypto.ec,jdk.unsupported" \
        --no-header-files --no-man-pages --strip-debug --compress zip-6 --generate-cds-archive --output /runtime \
    && rm /runtime/lib/server/classes_nocoops.jsa

FROM debian:13-slim
COPY --from=build /runtime /opt/java
COPY --from=build /build/target/tile38-hc.jar /opt/tile38-hc/tile38-hc.jar
COPY scripts/jvm-options /opt/tile38-hc/jvm-options
COPY nginx-compat/conf/nginx.conf /etc/tile38-hc/conf/nginx.conf
# A user of its own: ports below 1024 are not for it, so publish such a port from a higher one.
USER 10001
WORKDIR /etc/tile38-hc
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s \
    CMD ["/opt/java/bin/java", "@/opt/tile38-hc/jvm-options", "-jar", "/opt/tile38-hc/tile38-hc.jar", \
         "--ping", "http://127.0.0.1:8080/healthz"]
# The JVM is process 1 and takes the signals itself.
ENTRYPOINT ["/opt/java/bin/java", "@/opt/tile38-hc/jvm-options", "-jar", "/opt/tile38-hc/tile38-hc.jar"]
CMD ["conf/nginx.conf"]
