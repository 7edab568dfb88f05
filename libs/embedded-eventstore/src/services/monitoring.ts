import pb from '@eventstore/db-client/generated/monitoring_pb.js';
import { invalidArgument } from '../grpc/errors.js';
import type { Methods } from '../grpc/handler.js';
import { decode, encode } from '../grpc/unary.js';
import type { NodeContext } from '../node-context.js';
import type { NodeMetrics } from '../metrics.js';
import { frame } from '../wire/event-frame.js';

const SHORTEST_PERIOD_MS = 100;
const LONGEST_PERIOD_MS = 24 * 60 * 60 * 1000;

/** `Monitoring`: the figures of the node, again and again. */
export function addMonitoring(
  methods: Methods,
  node: NodeContext,
  metrics: () => NodeMetrics,
): void {
  methods.set('/event_store.client.monitoring.Monitoring/Stats', {
    kind: 'server-stream',
    handle(request, call, responses) {
      node.gatekeeper.requireOperator(call);
      const period = Number(decode(pb.StatsReq, request).getRefreshTimePeriodInMs());
      if (!(period <= LONGEST_PERIOD_MS)) throw invalidArgument('the period is longer than a day');
      const send = () => {
        const response = new pb.StatsResp();
        const stats = response.getStatsMap();
        stats.set('proc-mem', String(process.memoryUsage.rss()));
        for (const [name, value] of Object.entries(metrics())) {
          stats.set(`es-${name}`, String(value));
        }
        responses.send([frame(encode(response))]);
      };
      send();
      const timer = setInterval(send, Math.max(SHORTEST_PERIOD_MS, period));
      call.onClose(() => clearInterval(timer));
    },
  });
}
