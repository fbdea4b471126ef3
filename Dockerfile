# A silo of the cluster edition. Multi-stage: the SDK and Node stay behind; what runs has no shell, is not root and writes only where
# it is given a place (IPT_DATA).
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
# The dashboard first: the server takes its files along when they are there.
RUN cd src/IptActors.Dashboard && npm ci --ignore-scripts --no-audit --no-fund && npm run build
# A folder of packages in the build context (IPT_PACKAGES) serves where the registry does not.
ARG OrleansVersion MartenVersion GrpcVersion IPT_PACKAGES
RUN dotnet publish src/IptActors.Silo -c Release -o /app --nologo
# A volume takes owner and mode of the folder it covers.
RUN mkdir -m 0700 /state

# Extra: with time zone data, for services that count days where they are.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
COPY --from=build /app /app
COPY --from=build --chown=64198:64198 /state /var/lib/iptactors
USER 64198:64198
WORKDIR /app
ENV DOTNET_EnableDiagnostics=0 IPT_DATA=/var/lib/iptactors
EXPOSE 5080 5081 11111
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=4s --start-period=60s CMD ["/app/IptActors.Silo", "--health"]
ENTRYPOINT ["/app/IptActors.Silo"]
