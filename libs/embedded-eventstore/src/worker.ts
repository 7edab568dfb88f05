import { serveThread } from '#embedded-host';
import { EventStoreNode } from './node.js';
import type { EventStoreOptions } from './options.js';

/** The thread in which a node runs by default. */
await serveThread(async (options: EventStoreOptions) => {
  const node = await EventStoreNode.start(options);
  return {
    started: { port: node.port, certificate: node.certificate },
    methods: {
      metrics: () => node.metrics(),
      backup: (target: string) => node.backup(target),
      stop: () => node.stop(),
    },
  };
});
