import { RequestMethod } from '@nestjs/common';
import { controllersOf } from '../libs/platform/src/definitions-of.js';
import { schemaOf } from '../libs/platform/src/http/json-schema.js';
import { routesOf } from '../libs/platform/src/http/routes.js';
import { platformControllers } from '../libs/platform/src/platform.module.js';
import { contextModules, product } from './product.js';

/** Every question over HTTP whose answer a view gives, with the path it is asked at. */
const routes = [...platformControllers, ...controllersOf(contextModules)]
  .flatMap(routesOf)
  .filter(({ method }) => method === RequestMethod.GET);
const paths = new Set(routes.map(({ path }) => path));
const questions = routes.flatMap(({ path, taken }) => {
  const view = product.views.find(
    ({ queries }) => taken && Object.values<unknown>(queries).includes(taken.message),
  );
  const isPaged = taken && 'cursor' in (schemaOf(taken.message)['properties'] as object);
  return view && view.past !== 'none' ? [{ path, isPaged: isPaged === true }] : [];
});
const without = (asked: typeof questions, ending: string) =>
  asked.map(({ path }) => path).filter((path) => !paths.has(`${path}/${ending}`));

describe('the past', () => {
  it('of every list is told in differences', () => {
    const lists = questions.filter(({ isPaged }) => isPaged);
    expect(lists.length).toBeGreaterThan(80);
    expect(without(lists, 'changes')).toEqual([]);
  });

  it('of every single thing is told event by event', () => {
    const things = questions.filter(({ path, isPaged }) => !isPaged && /:\w+$/.test(path));
    expect(things.length).toBeGreaterThan(50);
    // Those add up many rows, as a client with the records merged into it; each has its changes.
    const sums = ['exposures/:clientId', 'guarantors/:guarantorId', 'taxonomies/:taxonomy'];
    expect(without(things, 'history').filter((path) => !sums.includes(path))).toEqual([]);
  });
});
