import type { DatedRule, FactType, Labels, View } from '#kernel';
import { allClaims, allCodes, allRefusals, NoRow } from '#kernel';
import { occurrence } from '#kernel/testing';
import { getMetadataStorage } from 'class-validator';
import { readFileSync } from 'node:fs';
import { controllersOf } from '../libs/platform/src/definitions-of.js';
import { platformControllers } from '../libs/platform/src/platform.module.js';
import type { Fingerprint } from '../scripts/reference/folds.js';
import {
  changedFolds,
  fingerprintOf,
  foldedRows,
  sampleFacts,
} from '../scripts/reference/folds.js';
import { contexts } from '../apps/contexts.js';
import { DeclaredClasses } from './message-fields.js';
import { awaiting } from './awaiting.js';
import { contextModules, exportsOf, files, product } from './product.js';
import { unnamed, unrouted, withoutCases } from './unwired.js';

const { deciders, views, processes, events } = product;
const samples = new Map(
  (await exportsOf(/^libs\/[^/]+\/src\/[^/]+\.samples\.ts$/)).flatMap(([, set]) =>
    Object.entries(set as Readonly<Record<string, readonly unknown[]>>),
  ),
);
const rules = await exportsOf(/\.rules\.ts$/);
await exportsOf(/\.(codes|refusals)\.ts$/);

const keysOf = (data: unknown): readonly string[] => Object.keys(data as object).sort();
const chinese = /\p{Script=Han}/u;
/** What is written the same everywhere: `30E/360`, `LPR`. */
const notation = /^[\dA-Z/+() （）-]+$/;
const labelled = ({ en, zh }: Labels) =>
  en.trim() !== '' && !chinese.test(en) && (chinese.test(zh) || notation.test(zh));
const twice = (names: readonly string[]) => names.filter((name, i) => names.indexOf(name) !== i);

describe('the contexts', () => {
  it('are all part of the product', () =>
    expect(contexts.map(({ name }) => name).sort()).toEqual(
      contextModules.map(({ name }) => name).sort(),
    ));

  it('define something of every kind', () => {
    expect(deciders.length).toBeGreaterThan(5);
    expect(views.length).toBeGreaterThan(5);
    expect(processes.length).toBeGreaterThan(0);
    expect(allCodes.length).toBeGreaterThan(20);
    expect(allRefusals.length).toBeGreaterThan(20);
    expect(rules.length).toBeGreaterThan(5);
  });
});

describe('what is defined', () => {
  const programs = files(/^(?!.*\.(spec|samples|examples)\.ts$)/).map((file) =>
    readFileSync(file, 'utf8'),
  );
  const specs = files(/\.(spec|examples|fixture)\.ts$/).map((file) => readFileSync(file, 'utf8'));
  const controllers = [...platformControllers, ...controllersOf(contextModules)];
  const sent = (command: string) => programs.some((text) => text.includes(`${command}.of(`));
  const dated = rules.flatMap(([, table]) => (Array.isArray(table) ? (table as DatedRule[]) : []));

  it('is named by a module', async () => {
    const exported = await exportsOf(/\.(view|decider|process)\.ts$/);
    expect(unnamed(exported, product)).toEqual([]);
  });

  it('is reached by a route, or sent by a program', () =>
    expect(unrouted(product, controllers, sent).sort()).toEqual(awaiting('unrouted')));

  it('has a case for every rule', () =>
    expect(withoutCases(dated, specs).sort()).toEqual(awaiting('rulesWithoutCases')));
});

describe('event', () => {
  it.each([...events])('%s has a stored sample of every version', (type, event: FactType) => {
    const stored = samples.get(type) ?? [];
    const present = stored.at(-1);
    expect(stored).toHaveLength(event.version);
    stored.forEach((data, index) => {
      expect(JSON.parse(JSON.stringify(data))).toEqual(data);
      expect(keysOf(event.lift(data, index + 1))).toEqual(keysOf(present));
    });
  });

  it.each([...samples.keys()])('%s, of which there is a sample, exists', (type) =>
    expect(events.has(type)).toBe(true),
  );

  it.each([...events.keys()])('%s is named for what happened, not for how it is built', (type) =>
    expect(type).toMatch(/^(?!.*(?:Event|V\d+)$)[A-Z][A-Za-z]+$/),
  );
});

describe('decider', () => {
  const sentBySystem = files(
    /\.(process|job)\.ts$|\/(attempts\/attempts|claims\/claims|readings\/readings|erasures|local-tokens)\.ts$/,
  )
    .map((file) => readFileSync(file, 'utf8'))
    .join();

  it.each(deciders.map((decider) => [decider.stream, decider] as const))(
    '%s lets someone send each command',
    (_, { commands, allow }) => {
      expect(Object.keys(allow).sort()).toEqual(Object.keys(commands).sort());
      const closed = Object.entries(allow).filter(([, roles]) => roles.length === 0);
      // What nobody may send is sent by a process or by the platform itself, or by nothing at all.
      expect(closed.filter(([name]) => !sentBySystem.includes(`${name}.of(`))).toEqual([]);
    },
  );

  it('names are categories without a hyphen, prefixes and commands each given once', () => {
    expect(deciders.filter(({ stream }) => !/^[a-z][A-Za-z]*$/.test(stream))).toEqual([]);
    expect(twice(deciders.map(({ stream }) => stream))).toEqual([]);
    const prefixes = new Set(deciders.map(({ prefix, by }) => `${prefix} ${by}`));
    expect(twice([...prefixes].map((each) => each.split(' ')[0]!))).toEqual([]);
    expect(twice(deciders.flatMap(({ commands }) => Object.keys(commands)))).toEqual([]);
  });

  it('claims kinds of keys that are each defined once', () => {
    expect(allClaims.length).toBeGreaterThan(1);
    expect(twice(allClaims)).toEqual([]);
    expect(allClaims.filter((kind) => !/^[a-z][A-Za-z]*$/.test(kind))).toEqual([]);
  });

  it.each(deciders.map((decider) => [decider.stream, decider] as const))(
    '%s knows every event it records',
    (_, decider) => {
      for (const type of Object.keys(decider.events)) expect(events.has(type)).toBe(true);
    },
  );
});

describe('message', () => {
  const declared = new DeclaredClasses(files(/^(?!.*\.spec\.ts$)/));
  const commands = deciders.flatMap((decider) => Object.values(decider.commands));
  const queries = views.flatMap((view) => Object.values(view.queries));
  const silent = new Set(['IsOptional', 'Type', 'Transform', 'ValidateNested']);

  it.each([...commands, ...queries].map((message) => [message.name, message] as const))(
    '%s has a rule for every field',
    (name, message) => {
      const fields = declared.fieldsOf(name);
      const bare = fields.filter(
        ({ decorators, holds }) =>
          holds === undefined && decorators.every((decorator) => silent.has(decorator)),
      );
      const metadata = getMetadataStorage().getTargetValidationMetadatas(message, '', true, false);
      const ruled = metadata.map(({ propertyName }) => propertyName);
      const own = fields.filter((field) => field.message === name).map(({ field }) => field);
      expect(bare).toEqual([]);
      expect(ruled).toEqual(expect.arrayContaining(own));
    },
  );

  it.each(commands.map((command) => [command.name] as const))('%s is found in a source', (name) =>
    expect(declared.fieldsOf(name)).not.toEqual([]),
  );

  it('names are given once', () =>
    expect(twice([...commands, ...queries].map(({ name }) => name))).toEqual([]));
});

describe('labels', () => {
  it.each(allCodes.map((codes) => [codes.title.en, codes] as const))(
    'of the codes "%s" are English and Chinese',
    (_, codes) => {
      const labels = [
        codes.title,
        ...(codes.all as readonly string[]).map((code): Labels => codes(code)),
      ];
      expect(labels.filter((each: Labels) => !labelled(each))).toEqual([]);
    },
  );

  it.each(allRefusals.map((refuse) => [refuse.code, refuse] as const))(
    'of the refusal %s are English and Chinese',
    (_, { labels, status }) => {
      expect(labelled(labels)).toBe(true);
      expect(status).toBeGreaterThanOrEqual(400);
    },
  );

  it('of a refusal are written once, under one code', () => {
    expect(twice(allRefusals.map(({ code }) => code))).toEqual([]);
    expect(twice(allRefusals.map(({ labels }) => labels.en))).toEqual([]);
  });

  it.each(
    rules.filter(([, table]) => Array.isArray(table)) as (readonly [string, readonly object[]])[],
  )('of the rules %s are English and Chinese', (_, table) => {
    const rows = table as readonly {
      readonly id: string;
      readonly version: number;
      readonly label?: Labels;
    }[];
    expect(rows.filter(({ label }) => !label || !labelled(label))).toEqual([]);
    expect(twice(rows.map(({ id, version }) => `${id} ${version}`))).toEqual([]);
  });
});

describe('view', () => {
  const facts = sampleFacts(product, samples);
  const fold = (view: View) => foldedRows(view, facts, { occurrence, NoRow });
  const kept = (name: string) =>
    JSON.parse(readFileSync(`test/folds/${name}.json`, 'utf8')) as Fingerprint;

  it.each(views.map((view) => [view.name, view] as const))(
    '%s gives the same plain rows of the same events',
    (_, view) => {
      const rows = fold(view);
      expect(rows).not.toEqual([]);
      expect(fold(view)).toEqual(rows);
      expect(JSON.parse(JSON.stringify(rows))).toEqual(rows);
    },
  );

  it('is given a new version when its rows come out differently', () => {
    const present = (view: View) => fingerprintOf(view, facts, { occurrence, NoRow });
    const pairs = views.map((view) => [view.name, kept(view.name), present(view)] as const);
    expect(changedFolds(pairs)).toEqual([]);
  });

  it.each(views.map((view) => [view.name, view] as const))(
    '%s lets someone ask each query',
    (_, view) => {
      expect(Object.keys(view.allow).sort()).toEqual(Object.keys(view.queries).sort());
      for (const roles of Object.values(view.allow)) expect(roles).not.toEqual([]);
    },
  );
});
