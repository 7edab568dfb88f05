// Writes docs/reference from the definitions; `--check` says which pages are out of date instead.
import 'reflect-metadata';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.js';
import { declarations } from './reference/declarations.js';
import * as pages from './reference/pages.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const reference = join(root, 'docs', 'reference');
const compiled = (path) => import(join(root, 'dist', path));

await build();
const product = await productOf();
const written = {
  'codes.md': pages.codeLists(product),
  'commands.md': pages.commands(product),
  'configuration.md': pages.configuration(product),
  'events.md': pages.events(product),
  'refusals.md': pages.refusals(product),
  'rules.md': pages.rules(product),
  'views.md': pages.views(product),
};

if (process.argv.includes('--check')) {
  const stale = Object.entries(written).filter(([name, text]) => standing(name) !== text);
  for (const [name] of stale) console.log(`docs/reference/${name} is out of date: npm run docs`);
  if (stale.length === 0) console.log(`${Object.keys(written).length} reference pages are current`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  mkdirSync(reference, { recursive: true });
  for (const [name, text] of Object.entries(written)) writeFileSync(join(reference, name), text);
  console.log(`${Object.keys(written).length} reference pages written`);
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
  const controllers = contexts.flatMap((each) => Reflect.getMetadata('controllers', each) ?? []);
  return {
    definitions: definitionsOf(contexts),
    declared: declarations(root),
    routes: routesOf([BusinessDayController, ...controllers]),
    allCodes,
    allRefusals,
    everyone,
    variables,
    ruleTables,
  };
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
function routesOf(controllers) {
  const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];
  const routes = new Map();
  for (const controller of controllers) {
    const base = Reflect.getMetadata('path', controller);
    for (const name of Object.getOwnPropertyNames(controller.prototype)) {
      const handler = controller.prototype[name];
      const path = Reflect.getMetadata('path', handler);
      if (path === undefined) continue;
      const method = methods[Reflect.getMetadata('method', handler)];
      const [message] = Reflect.getMetadata('design:paramtypes', controller.prototype, name) ?? [];
      const route = `/${base}/${path}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
      if (message) routes.set(message, `${method} ${route}`);
    }
  }
  return routes;
}
