// The peer: Emmett with its PostgreSQL event store, where both are installed.
import { readFileSync } from 'node:fs';
import { startPostgres } from './postgres.js';

/** Starts the peer; undefined, and a message, where a part of it is missing. */
export async function startPeer() {
  let library;
  try {
    library = await import('@event-driven-io/emmett-postgresql');
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    console.log('peer skipped: Emmett is not installed (cd bench/peers && npm i)');
    return undefined;
  }
  const server = await startPostgres();
  if (!server) {
    console.log('peer skipped: there is no PostgreSQL server (apt-get install postgresql)');
    return undefined;
  }
  const description = new URL(
    'node_modules/@event-driven-io/emmett-postgresql/package.json',
    import.meta.url,
  );
  const { version } = JSON.parse(readFileSync(description, 'utf8'));
  console.log(`peer: Emmett ${version}, ${server.version}, fsync on`);
  return { library, server };
}
