import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Deployment } from 'kubernetes-models/apps/v1';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import { Ingress, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { Namespace, PersistentVolumeClaim, Service } from 'kubernetes-models/v1';
import { parse, parseAllDocuments } from 'yaml';
import { readSettings, requireIssuer, variables } from '#platform';

const folder = 'deploy/kubernetes';
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

/** The published schema of each kind. */
const kinds: Readonly<Record<string, new (manifest: never) => { validate(): void }>> = {
  ...{ Deployment, HorizontalPodAutoscaler, Ingress, NetworkPolicy, PodDisruptionBudget },
  ...{ Namespace, PersistentVolumeClaim, Service },
};

const kustomization = parse(read('kustomization.yaml')) as {
  readonly resources: readonly string[];
};
const manifests = kustomization.resources.flatMap((file) =>
  parseAllDocuments(read(file)).map((document) => document.toJS() as Manifest),
);
const deployments = manifests
  .filter(({ kind }) => kind === 'Deployment')
  .map((manifest) => new Deployment(manifest as never));

/** The variables of a file of `NAME=value` lines. */
const variablesOf = (name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    read(name)
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
const settings = { ...variablesOf('settings.env'), ...variablesOf('secrets.example.env') };

describe('the manifests for Kubernetes', () => {
  it.each(manifests.map((manifest) => [`${manifest.kind} ${manifest.metadata.name}`, manifest]))(
    '%s is what its published schema asks for',
    (_, manifest) => {
      const Kind = kinds[manifest.kind];
      expect(Kind).toBeDefined();
      expect(() => {
        if (Kind) new Kind(manifest as never).validate();
      }).not.toThrow();
    },
  );

  it('are all applied', () => {
    const generated = ['kustomization.yaml'];
    const present = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    expect([...kustomization.resources, ...generated].sort()).toEqual(present.sort());
  });

  it('set variables that exist, and enough of them for production', () => {
    const known = Object.values(variables).map(({ variable }) => variable);
    for (const name of Object.keys(settings)) expect(known).toContain(name);
    const inProduction = { ...settings, NODE_ENV: 'production' };
    const { eventStoreUrl, mongoUrl } = readSettings(inProduction);
    expect([eventStoreUrl, mongoUrl].every((url) => url.includes('tls=true'))).toBe(true);
    expect(() => {
      requireIssuer(readSettings(inProduction));
    }).not.toThrow();
  });

  it('hold no secret: the file of secrets is ignored by git', () => {
    const ignored = readFileSync('.gitignore', 'utf8').split('\n');
    expect(ignored).toContain('/deploy/kubernetes/secrets.env');
    const { RAPPORT_SEAL_KEYS: seals, RAPPORT_MASTER_KEYS: masters } = settings;
    expect([seals, masters]).toEqual(['', '']);
  });

  it('run each duty that the image has, and probe what it answers', () => {
    expect(deployments.map(({ metadata }) => metadata?.name)).toEqual(['api', 'worker']);
    for (const { metadata, spec } of deployments) {
      const [container] = spec?.template.spec?.containers ?? [];
      expect(container?.args).toEqual([metadata?.name]);
      expect(existsSync(`apps/${metadata?.name ?? ''}/src/main.ts`)).toBe(true);
      expect(container?.livenessProbe?.httpGet?.path).toBe('/health/live');
      expect(container?.readinessProbe?.httpGet?.path).toBe('/health/ready');
      expect(container?.securityContext).toMatchObject({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
      });
    }
  });

  it('give a process longer to end than it takes', () => {
    const patience = /patience = ([\d_]+)/.exec(readFileSync('apps/until-stopped.ts', 'utf8'))?.[1];
    const seconds = Number(patience?.replaceAll('_', '')) / 1_000;
    for (const { spec } of deployments) {
      // 5 s of them are spent before the process hears of it
      expect(spec?.template.spec?.terminationGracePeriodSeconds).toBeGreaterThan(seconds + 5);
    }
  });

  it('keep one of each duty through a disruption', () => {
    const budgets = manifests.filter(({ kind }) => kind === 'PodDisruptionBudget');
    expect(budgets.map(({ metadata }) => metadata.name)).toEqual(['api', 'worker']);
  });
});
