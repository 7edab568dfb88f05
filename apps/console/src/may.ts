import { isAllowed, useMe } from './me.js';
import { useApi } from './schema.js';

/**
 * Whether the person may ask or send what is at an address of the API. An address that is not
 * described is a mistake of the console, and fails.
 */
export function useMay(): (path: string, method?: 'get' | 'post') => boolean {
  const api = useApi();
  const { data: me } = useMe();
  return (path, method = 'get') => {
    if (!api || !me) return false;
    const route = api.route(method, path);
    if (!route) throw new Error(`the API has no ${method} ${path}`);
    return isAllowed(me, route);
  };
}
