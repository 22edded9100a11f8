# Den, and with --target labs-gate the access gate. From the root of the checkout:
#
#   docker build --build-arg DEN_REVISION="$(git rev-parse HEAD)" -t den .
#   docker build --target labs-gate -t labs-gate .
#
# Nothing in it is of one processor: docker buildx build --platform linux/amd64,linux/arm64 makes both.
#
# The images of others can be replaced. BUILD_IMAGE needs Maven and a JDK from 21 on, RUNTIME_IMAGE a Java from 21 on
# (25 starts quickest), a shell, bash, and apt or a mariadbd: one is used while the image is built, to watch Den start.
ARG BUILD_IMAGE=docker.io/library/maven:3.9-eclipse-temurin-25
ARG RUNTIME_IMAGE=docker.io/library/eclipse-temurin:25-jre-noble

# ---- the programs -----------------------------------------------------------------------------------------------
FROM ${BUILD_IMAGE} AS build
# Where libraries are kept between builds; elsewhere for whoever has them already.
ARG MAVEN_REPOSITORY=/root/.m2/repository
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn --batch-mode --no-transfer-progress -Dmaven.repo.local="${MAVEN_REPOSITORY}" \
      -DskipTests -Dformat.skip -Dmaven.javadoc.skip -Dmaven.source.skip -pl den-app,labs-gate -am package
# Den's own jars change with every commit, the libraries do not: a layer for each.
RUN mkdir -p /layers/den/lib /layers/libraries/lib /layers/gate/lib /layers/gate-libraries/lib \
    && cp -a den-app/target/den/bin /layers/den/ \
    && cp -a den-app/target/den/native /layers/libraries/ \
    && cp -a packaging/docker/healthy packaging/docker/warm-up /layers/den/bin/ \
    && cp -a labs-gate/target/labs-gate/bin /layers/gate/ \
    && cp -a packaging/docker/healthy packaging/docker/warm-up-gate /layers/gate/bin/ \
    && for jar in den-app/target/den/lib/*.jar; do \
         case ${jar##*/} in den-*|labs-gate-*) to=den ;; *) to=libraries ;; esac; \
         cp -a "$jar" "/layers/$to/lib/"; \
       done \
    && for jar in labs-gate/target/labs-gate/lib/*.jar; do \
         case ${jar##*/} in den-*|labs-gate-*) to=gate ;; *) to=gate-libraries ;; esac; \
         cp -a "$jar" "/layers/$to/lib/"; \
       done

# ---- what Java learns from a start, on the Java that will run it ---------------------------------------------------
FROM ${RUNTIME_IMAGE} AS warm
RUN command -v mariadbd >/dev/null \
    || { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends mariadb-server; }
COPY --from=build /layers/libraries/ /opt/den/
COPY --from=build /layers/den/ /opt/den/
RUN /opt/den/bin/warm-up

FROM ${RUNTIME_IMAGE} AS warm-gate
COPY --from=build /layers/gate-libraries/ /opt/labs-gate/
COPY --from=build /layers/gate/ /opt/labs-gate/
RUN /opt/labs-gate/bin/warm-up-gate

# ---- the gate ------------------------------------------------------------------------------------------------------
FROM ${RUNTIME_IMAGE} AS labs-gate
COPY --from=build /layers/gate-libraries/ /opt/labs-gate/
COPY --from=build /layers/gate/ /opt/labs-gate/
COPY --from=warm-gate /opt/labs-gate/cache/ /opt/labs-gate/cache/
# No performance data in /tmp: the file system may be read-only. Health is the gate's own: any answer is one, also
# that the host behind it is away.
ENV LABS_GATE_JAVA_OPTS="-XX:-UsePerfData -XX:SharedArchiveFile=/opt/labs-gate/cache/gate.jsa" \
    HEALTH_PORT_VARIABLE=OPENWORK_LABS_PORT \
    HEALTH_PORT=8789 \
    HEALTH_STATUS="[1-5]??"
WORKDIR /opt/labs-gate
USER 10001:10001
EXPOSE 8789
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 CMD ["/opt/labs-gate/bin/healthy"]
ENTRYPOINT ["/opt/labs-gate/bin/labs-gate"]

# ---- Den -----------------------------------------------------------------------------------------------------------
FROM ${RUNTIME_IMAGE} AS den
COPY --from=build /layers/libraries/ /opt/den/
COPY --from=build /layers/den/ /opt/den/
COPY --from=warm /opt/den/cache/ /opt/den/cache/
# The commit, which /health names beside the version.
ARG DEN_REVISION=
ENV DEN_REVISION=${DEN_REVISION} \
    DEN_JAVA_OPTS=-XX:-UsePerfData \
    HEALTH_PORT_VARIABLE=PORT \
    HEALTH_PORT=8788 \
    HEALTH_STATUS=200
WORKDIR /opt/den
USER 10001:10001
EXPOSE 8788
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 CMD ["/opt/den/bin/healthy"]
ENTRYPOINT ["/opt/den/bin/den"]
CMD ["serve"]
