// Writes docs/reference from the definitions, or says with `--check` which pages are out of date. Says
// then which code in the guides is no longer in the file it was taken from, which figure of the list
// at the end of a page (`<!-- figures`) the code does not hold, and what the trace claims in vain.
import 'reflect-metadata';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.js';
import { aboutsOf, answersOf, programOf } from './reference/answers.js';
import { breaches, contractOf } from './reference/contract.js';
import { operationTable, operationTypes } from './reference/client.js';
import { eventTypes } from './reference/event-types.js';
import { declarations } from './reference/declarations.js';
import { fingerprintOf, keptFingerprint, sampleFacts } from './reference/folds.js';
import * as pages from './reference/pages.js';
import { picture } from './reference/picture.js';
import { tracePage, traceOf, untrue } from './reference/trace.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const reference = join(root, 'docs', 'reference');
const compiled = (path) => import(join(root, 'dist', path));

await build();
const product = await productOf();
const program = programOf(root);
const answers = {
  ...answersOf(program, queryNames(product)),
  abouts: aboutsOf(program, new Set([...queryNames(product), ...commandNames(product)])),
};
const contract = contractOf(program, product);
const promised = promisedContract();
const trace = traceOf(root);
const openApiText = await openApi();
const written = {
  '../requirements.md': tracePage(trace),
  '../picture.svg': picture('en'),
  '../picture.zh-CN.svg': picture('zh'),
  ...(await folds()),
  ...(await eventContract()),
  'codes.md': pages.codeLists(product),
  'commands.md': pages.commands(product),
  'configuration.md': pages.configuration(product),
  'events.md': pages.events(product),
  'openapi.json': openApiText,
  'refusals.md': pages.refusals(product),
  'rules.md': pages.rules(product),
  'views.md': pages.views(product),
};

const isCheck = process.argv.includes('--check');
const stale = Object.keys(written).filter((name) => standing(name) !== written[name]);
if (!isCheck) {
  mkdirSync(reference, { recursive: true });
  mkdirSync(join(root, 'test', 'folds'), { recursive: true });
  mkdirSync(join(root, 'libs', 'outlets', 'contract'), { recursive: true });
  for (const name of stale) writeFileSync(join(reference, name), written[name]);
  console.log(`${Object.keys(written).length} reference pages, ${stale.length} of them new`);
}
const complaints = [
  ...(isCheck ? stale : []).map(
    (name) => `${relative(root, join(reference, name))} is out of date: npm run docs`,
  ),
  ...untrue(root, trace, shown()),
  ...breaches(promised, contract),
  ...['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', ...markdown('docs')].flatMap((page) => [
    ...misquoted(page),
    ...drifted(page),
  ]),
];
console.log(complaints.length === 0 ? 'the docs are true' : complaints.join('\n'));
process.exitCode = complaints.length === 0 ? 0 : 1;

/**
 * What subscribers may build upon: the schema of every event, by type and version. What has been
 * promised is kept; `--promise` promises the present contract, which a release does.
 */
async function eventContract() {
  const { asyncApiOf } = await compiled('libs/outlets/src/contract/asyncapi.js');
  const text = (value) => `${JSON.stringify(value, null, 2)}\n`;
  const next = process.argv.includes('--promise') ? contract : promised;
  return {
    '../../libs/outlets/contract/events.json': text(contract),
    '../../libs/outlets/contract/promised.json': text(next),
    'asyncapi.json': text(asyncApiOf(contract)),
    '../../libs/client/src/events.d.ts': eventTypes(contract),
    '../../libs/client/src/operations.js': operationTable(JSON.parse(openApiText)),
    '../../libs/client/src/operations.d.ts': operationTypes(JSON.parse(openApiText)),
  };
}

function promisedContract() {
  const kept = standing('../../libs/outlets/contract/promised.json');
  return JSON.parse(kept ?? '{"events":{},"components":{}}');
}

/** The routes and views there are, for the trace. */
function shown() {
  const routes = Object.entries(JSON.parse(openApiText).paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const views = product.definitions.views.map(({ name }) => name);
  return { routes: new Set(routes), views: new Set(views) };
}

/** The fingerprint of every view, by the file it is kept in. */
async function folds() {
  const { NoRow } = await compiled('libs/kernel/src/index.js');
  const { occurrence } = await compiled('libs/kernel/src/testing.js');
  const { definitions } = product;
  const facts = sampleFacts(definitions, await samplesOf());
  const texts = definitions.views.map((view) => {
    const file = `../../test/folds/${view.name}.json`;
    const kept = JSON.parse(standing(file) ?? 'null') ?? undefined;
    const present = fingerprintOf(view, facts, { occurrence, NoRow });
    return [file, `${JSON.stringify(keptFingerprint(kept, present), null, 2)}\n`];
  });
  return Object.fromEntries(texts);
}

/** The stored samples of every event, by its type. */
async function samplesOf() {
  const files = readdirSync(join(root, 'dist', 'libs'), { recursive: true, encoding: 'utf8' });
  const samples = new Map();
  for (const file of files.filter((each) => each.endsWith('.samples.js')).sort()) {
    const sets = Object.values(await compiled(join('libs', file)));
    for (const set of sets) for (const [type, data] of Object.entries(set)) samples.set(type, data);
  }
  return samples;
}

function markdown(folder) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file));
}

/** Names of files that are not there, and code under "```ts path" that is not in the file. */
function misquoted(page) {
  const text = readFileSync(join(root, page), 'utf8');
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)];
  const paths = [...text.matchAll(/`((?:apps|bench|docs|libs|scripts|test)\/[\w./-]*\w)`/g)];
  const missing = [
    ...links.map(([, link]) => join(dirname(page), link)),
    ...paths.map(([, path]) => path),
  ]
    .filter((file) => !existsSync(join(root, file)))
    .map((file) => `${page}: there is no ${file}`);
  const quotes = [...text.matchAll(/^```ts (\S+)\n(.*?)^```/gms)].flatMap(([, file, quote]) => {
    const source = bare(readFileSync(join(root, file), 'utf8'));
    return quote
      .split(/^\s*…\n/m)
      .filter((part) => !source.includes(bare(part)))
      .map((part) => `${page}: not in ${file}:\n${part}`);
  });
  return [...missing, ...quotes];
}

/** Figures of the list at the end of a page that it does not state, or that the code does not hold. */
function drifted(page) {
  const text = readFileSync(join(root, page), 'utf8').replace(/\s+/g, ' ');
  const [said, list = ''] = text.split('<!-- figures ');
  const figures = [...list.matchAll(/(\D*)([\d,]+)([^:]*): (\w+) of (\S+\.ts) /g)];
  return figures.flatMap(([, before, figure, after, name, file]) => {
    const source = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
    const [, value] = new RegExp(`\\bconst ${name} = ([\\d_]+);`).exec(source) ?? [];
    const isHeld = value?.replaceAll('_', '') === figure.replaceAll(',', '');
    const isSaid = said.includes(`${before}${figure}${after}`);
    return isHeld && isSaid
      ? []
      : [`${page}: ${figure}${after} is not ${name} of ${file} (${value})`];
  });
}

/** Code without its white space, which prettier sets by the place where the code stands. */
function bare(code) {
  return code.replace(/\s+/g, '');
}

function standing(name) {
  try {
    return readFileSync(join(reference, name), 'utf8');
  } catch {
    return undefined;
  }
}

/** Everything the pages tell of: definitions, routes, and what only the sources say. */
async function productOf() {
  const { contexts } = await compiled('apps/contexts.js');
  const { definitionsOf } = await compiled('libs/platform/src/definitions-of.js');
  const { BusinessDayController } = await compiled(
    'libs/platform/src/business-day/business-day.controller.js',
  );
  const { allCodes, allRefusals, everyone } = await compiled('libs/kernel/src/index.js');
  const { variables } = await compiled('libs/platform/src/configuration/settings.js');
  const ruleTables = await rulesOf();
  const codeNames = await codeNamesOf(allCodes);
  const controllers = contexts.flatMap((each) => Reflect.getMetadata('controllers', each) ?? []);
  return {
    definitions: definitionsOf(contexts),
    declared: declarations(root),
    routes: await routesByMessage([BusinessDayController, ...controllers]),
    allCodes,
    codeNames,
    allRefusals,
    everyone,
    variables,
    ruleTables,
  };
}

function queryNames({ definitions: { views } }) {
  return new Set(views.flatMap(({ queries }) => Object.keys(queries)));
}

function commandNames({ definitions: { deciders } }) {
  return new Set(deciders.flatMap(({ commands }) => Object.keys(commands)));
}

/** Every list of codes, and the name it is exported by. */
async function codeNamesOf(allCodes) {
  const files = readdirSync(join(root, 'dist', 'libs'), { recursive: true, encoding: 'utf8' });
  const names = new Map();
  for (const file of files
    .filter((each) => /(\.codes|kernel\/src\/index)\.js$/.test(each))
    .sort()) {
    for (const [name, codes] of Object.entries(await compiled(join('libs', file)))) {
      if (!allCodes.includes(codes)) continue;
      const isTaken = [...names.values()].includes(name);
      names.set(codes, isTaken ? `${name}Of${capital(file.split('/')[0])}` : name);
    }
  }
  return names;
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}

/** The tables of dated rows, by context and name. */
async function rulesOf() {
  const files = readdirSync(join(root, 'dist', 'libs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.rules.js'))
    .sort();
  const found = await Promise.all(
    files.map(async (file) => Object.entries(await compiled(join('libs', file)))),
  );
  return found.flatMap((exported, index) =>
    exported
      .filter(([, rows]) => Array.isArray(rows))
      .map(([name, rows]) => [`${files[index].split('/')[0]}: ${name}`, rows]),
  );
}

/** The route of each message, read off the decorators of the controllers. */
async function routesByMessage(controllers) {
  const { routesOf } = await compiled('libs/platform/src/http/routes.js');
  const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];
  const taking = controllers.flatMap(routesOf).filter(({ taken }) => taken);
  return new Map(
    taking.map(({ method, path, taken }) => [taken.message, `${methods[method]} /${path}`]),
  );
}

/** The description that a running API serves at /openapi.json. */
async function openApi() {
  const { openApiOf } = await compiled('libs/platform/src/http/openapi.js');
  const { platformControllers } = await compiled('libs/platform/src/platform.module.js');
  const { controllersOf, definitionsOf } = await compiled('libs/platform/src/definitions-of.js');
  const { contexts } = await compiled('apps/contexts.js');
  const controllers = [...platformControllers, ...controllersOf(contexts)];
  const description = openApiOf(controllers, definitionsOf(contexts), answers);
  return `${JSON.stringify(description, null, 2)}\n`;
}
