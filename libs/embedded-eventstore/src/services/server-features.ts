import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Methods } from '../grpc/handler.js';
import { unary } from '../grpc/unary.js';

/** The version of EventStoreDB whose protocol the node speaks. */
export const SERVER_VERSION = '23.10.0';

/** `ServerFeatures`: clients ask first what the server can do, and do without the rest. */
export function addServerFeatures(methods: Methods): void {
  methods.set(
    '/event_store.client.server_features.ServerFeatures/GetSupportedMethods',
    unary(shared.Empty, () => {
      const supported = new features.SupportedMethods();
      supported.setEventStoreServerVersion(SERVER_VERSION);
      supported.setMethodsList([...methods.keys()].map(supportedMethod));
      return supported;
    }),
  );
}

function supportedMethod(path: string) {
  const [, service = '', name = ''] = path.split('/');
  const method = new features.SupportedMethod();
  method.setServiceName(service.toLowerCase());
  method.setMethodName(name.toLowerCase());
  method.setFeaturesList(featuresOf(service, name));
  return method;
}

function featuresOf(service: string, method: string): string[] {
  if (service.endsWith('.PersistentSubscriptions')) return ['stream', 'all'];
  if (service.endsWith('.Streams') && method === 'Read') return ['position', 'events'];
  return service.endsWith('.Streams') && method === 'BatchAppend' ? ['deadline_duration'] : [];
}
