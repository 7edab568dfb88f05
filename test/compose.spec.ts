import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readSettings, variables } from '#platform';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly restart?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as {
  readonly services: Readonly<
    Record<'certificates' | 'eventstore' | 'mongo' | 'api' | 'worker', Service>
  >;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const dockerfile = readFileSync('Dockerfile', 'utf8');
const { services, volumes } = compose;
const { certificates, eventstore, mongo, api, worker } = services;
const known = new Set<string>(Object.values(variables).map(({ variable }) => variable));
/** The value a `${NAME:-otherwise}` has where nothing is set, and `${NAME}` where .env has it. */
const plain = (text: string) =>
  text.replace(/\$\{\w+:-([^}]*)\}/g, '$1').replace(/\$\{(\w+)\}/g, 'secret');

describe('the composition', () => {
  it('is two stores with their certificates, one API and one worker', () =>
    expect(Object.keys(services)).toEqual([
      'certificates',
      'eventstore',
      'mongo',
      'api',
      'worker',
    ]));

  it('keeps both stores on volumes that are declared', () => {
    expect(eventstore.volumes).toContain('eventstore-data:/var/lib/eventstore');
    expect(mongo.volumes).toContain('mongo-data:/data/db');
    const named = Object.values(services)
      .flatMap((service) => service.volumes ?? [])
      .map((volume) => volume.split(':')[0]);
    expect(Object.keys(volumes).sort()).toEqual([...new Set(named)].sort());
  });

  it('runs one EventStoreDB node, with TLS and a password, without AtomPub', () => {
    expect(eventstore).toMatchObject({
      image: expect.stringMatching(/^eventstore\/eventstore:23\.10\./) as string,
      environment: {
        EVENTSTORE_CLUSTER_SIZE: '1',
        EVENTSTORE_CERTIFICATE_FILE: '/certs/eventstore/node.crt',
        EVENTSTORE_TRUSTED_ROOT_CERTIFICATES_PATH: '/certs/trusted',
        EVENTSTORE_ENABLE_ATOM_PUB_OVER_HTTP: 'false',
      },
    });
    expect(eventstore.environment).not.toHaveProperty('EVENTSTORE_INSECURE');
  });

  it('has no password of its own: each is asked for', () => {
    const passwords = Object.values(services)
      .flatMap(({ environment = {} }) => Object.entries(environment))
      .filter(([name]) => name.endsWith('_PASSWORD'));
    expect(passwords.length).toBe(3);
    for (const [, value] of passwords) expect(value).toMatch(/^\$\{\w+(:\?[^}]+)?\}$/);
    for (const url of [api.environment!['EVENTSTORE_URL']!, api.environment!['MONGODB_URL']!]) {
      expect(url).toMatch(/:\/\/\w+:\$\{\w+_PASSWORD\}@/);
    }
  });

  it('makes what the stores and their clients take for certificates', () => {
    const made = certificates.command?.join(' ') ?? '';
    expect(made).toContain('create-ca -out ca');
    for (const store of ['eventstore', 'mongo'] as const) {
      expect(made).toContain(store);
      expect(services[store].volumes).toContain('certificates:/certs:ro');
      expect(services[store].depends_on).toMatchObject({
        certificates: { condition: 'service_completed_successfully' },
      });
    }
    for (const service of [api, worker]) {
      expect(service.volumes).toContain('certificates:/certs:ro');
      for (const url of ['EVENTSTORE_URL', 'MONGODB_URL']) {
        expect(service.environment?.[url]).toContain('tls=true&tlsCAFile=/certs/trusted/ca.crt');
      }
    }
  });

  it('runs MongoDB as the replica set that the URL names', () => {
    const name = new URL(api.environment!['MONGODB_URL']!).searchParams.get('replicaSet');
    expect(mongo.command?.slice(0, 3)).toEqual(['--replSet', name, '--bind_ip_all']);
    expect(mongo.command?.join(' ')).toContain(
      '--keyFile /certs/mongo/keyfile --tlsMode requireTLS',
    );
    expect(mongo.healthcheck?.test?.join(' ')).toContain(`rs.initiate({ _id: '${name}'`);
  });

  it('checks the health of whatever answers requests, and starts again what has died', () => {
    expect(eventstore.healthcheck?.test?.join(' ')).toContain(':2113/health/live');
    expect(mongo.healthcheck?.test?.join(' ')).toContain('isWritablePrimary');
    const [, script] = /^HEALTHCHECK .*\n? *CMD \["node", "([^"]+)"\]$/m.exec(dockerfile) ?? [];
    expect(script && existsSync(script)).toBe(true);
    expect(api.healthcheck).toBeUndefined();
    expect(worker.healthcheck).toBeUndefined();
    for (const { restart } of [eventstore, mongo, api, worker])
      expect(restart).toBe('unless-stopped');
    expect(certificates.restart).toBeUndefined(); // it has done its work
  });

  it.each([
    ['api', api],
    ['worker', worker],
  ])('starts the %s by its duty once both stores are healthy', (duty, service) => {
    expect(service.command).toEqual([duty]);
    expect(service.image).toBe(api.image);
    expect(service.depends_on).toMatchObject({
      eventstore: { condition: 'service_healthy' },
      mongo: { condition: 'service_healthy' },
    });
  });

  it.each([
    ['api', api],
    ['worker', worker],
  ])('gives the %s settings that exist and are valid', (_, { environment = {} }) => {
    const given = Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name, plain(value)]),
    );
    expect(Object.keys(given).filter((name) => !known.has(name))).toEqual([]);
    expect(readSettings(given)).toMatchObject({
      eventStoreUrl: expect.stringMatching(
        /^esdb:\/\/admin:secret@eventstore:2113\?tls=true/,
      ) as string,
      mongoUrl: expect.stringMatching(
        /^mongodb:\/\/rapport:secret@mongo:27017\/\?replicaSet=rs0/,
      ) as string,
    });
  });
});

describe('the image', () => {
  it('runs as a user without rights, on settings that exist', () => {
    const [, , final = ''] = dockerfile.split(/^FROM /m);
    const set = [...final.matchAll(/\b([A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name, value]);
    const { NODE_ENV, ...settings } = Object.fromEntries(set) as Record<string, string>;
    expect(final).toMatch(/^USER node$/m);
    expect(NODE_ENV).toBe('production');
    expect(Object.keys(settings).filter((name) => !known.has(name))).toEqual([]);
    expect(readSettings(settings)).toMatchObject({ host: '0.0.0.0', data: '/data', port: 3000 });
  });

  it('copies only files that exist', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files]) =>
      files!.split(' '),
    );
    expect(copied.filter((file) => !existsSync(file))).toEqual([]);
    expect(copied).toEqual(expect.arrayContaining(['package-lock.json', 'apps', 'libs']));
  });

  it('runs nothing that a package brings while it is installed', () => {
    const [, build = ''] = dockerfile.split(/^FROM /m);
    expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m);
    const [before = '', after] = build.split(/^RUN npm ci/m);
    expect([before.includes('.npmrc'), after === undefined]).toEqual([true, false]);
  });

  it('starts a program that exists', () => {
    const [, program] = /^ENTRYPOINT \["node", "([^"]+)"\]$/m.exec(dockerfile) ?? [];
    expect(program && existsSync(program)).toBe(true);
  });
});
