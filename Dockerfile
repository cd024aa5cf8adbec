# Antiphon in a container: the server with its voice and its ear inside; keys, certificates and stores in a folder of the host's.
# README.md has the line that runs it.

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN eng/publish.sh /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates curl espeak-ng-data libespeak-ng1 libmp3lame0 libogg0 libopus0 libvorbis0a libvorbisenc2 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /app /opt/antiphon
RUN ln -s /opt/antiphon/antiphon /usr/local/bin/antiphon \
    && mkdir -p /data \
    && chown 1654:1654 /data

# Every address, as only what the host publishes can be reached; keys are what protects it beyond that.
ENV ANTIPHON_SERVER__HOST=0.0.0.0 \
    ANTIPHON_SERVER__DATA=/data \
    HOME=/data
VOLUME /data
EXPOSE 8443
# The image's own user, who is not root; docker run --user names another.
USER 1654
WORKDIR /data
HEALTHCHECK --interval=10s --timeout=3s --retries=3 CMD ["curl", "--fail", "--silent", "--show-error", "--output", "/dev/null", "http://127.0.0.1:8443/readyz"]
ENTRYPOINT ["antiphon"]
CMD ["serve"]
