# One image for the web server and the voice workers: the same program as in the checkout, with another command.
#   docker build -t switchboard .
#   docker run … switchboard web --host 0.0.0.0      docker run … switchboard worker
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json ./
COPY src src
COPY web web
# The models that find the end of a turn are inside @livekit/local-inference: nothing is downloaded later.
RUN npm run build:web && npm prune --omit=dev

FROM node:24-bookworm-slim
# Certificates: the LiveKit client in native code does not use those inside Node. tini: reaps, and passes signals on.
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates tini \
  && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production SWITCHBOARD_DATA=/data
RUN install -d -o node -g node /data
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/web/dist web/dist
COPY package.json LICENSE ./
COPY config config
COPY src src
# The user `node`, by number: Kubernetes can tell that it is not root.
USER 1000:1000
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["tini", "--", "node", "--import", "tsx", "src/main.ts"]
CMD ["web", "--host", "0.0.0.0"]
