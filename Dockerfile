# One image for every duty: `start` (all in one), `api`, `worker`.
FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY libs/client/package.json libs/client/
COPY libs/embedded-host/package.json libs/embedded-host/
COPY libs/embedded-eventstore/package.json libs/embedded-eventstore/
COPY libs/embedded-mongo/package.json libs/embedded-mongo/
COPY scripts/nest/package.json scripts/nest/
RUN npm ci --no-audit --no-fund
COPY .swcrc ./
COPY scripts scripts
COPY apps apps
COPY libs libs
COPY docs/reference/openapi.json docs/reference/
RUN npm run build && npm prune --omit=dev

FROM node:22-slim
ENV NODE_ENV=production RAPPORT_HOST=0.0.0.0 RAPPORT_PORT=3000 RAPPORT_DATA=/data
RUN mkdir /data && chown node:node /data
WORKDIR /app
COPY --from=build --chown=node:node /app ./
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "scripts/healthy.js"]
ENTRYPOINT ["node", "apps/cli/bin/rapport.js"]
CMD ["start"]
