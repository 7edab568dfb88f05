import type { RequestMethod, Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import type { Taken } from './payload.js';
import { takenOf } from './payload.js';

/** One route of a controller, as its decorators say. */
export interface Route {
  readonly method: RequestMethod;
  /** `loans/:loanId`, without slashes at the ends. */
  readonly path: string;
  /** The method of the controller that answers it. */
  readonly name: string;
  readonly handler: object;
  readonly taken: Taken | undefined;
}

/** The routes of a controller. */
export function routesOf(controller: Type): readonly Route[] {
  const prototype = controller.prototype as Record<string, object>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    if (name === 'constructor' || !handler) return [];
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const path = [pathOf(controller), pathOf(handler)].join('/').split('/').filter(Boolean);
    return [{ method, path: path.join('/'), name, handler, taken: takenOf(handler) }];
  });
}

function pathOf(decorated: object): string {
  const [path = ''] = [Reflect.getMetadata(PATH_METADATA, decorated) as string | string[]].flat();
  return path;
}
