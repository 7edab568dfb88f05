// Reads a stream of events, or many of the same, and counts.
import { Agent, get } from 'node:http';
import { createGunzip } from 'node:zlib';

process.once('message', ({ address, token, query, headers, readers = 1, quietMs }) => {
  const agent = new Agent({ maxSockets: Infinity });
  const began = performance.now();
  let last = began;
  let [count, bytes] = [0, 0];
  for (let index = 0; index < readers; index++) {
    const options = { agent, headers: { ...headers, authorization: `Bearer ${token}` } };
    get(`${address}${query}`, options, (response) => {
      const zipped = response.headers['content-encoding'] === 'gzip';
      response.on('data', (chunk) => (bytes += chunk.length));
      (zipped ? response.pipe(createGunzip()) : response).on('data', (chunk) => {
        for (let at = chunk.indexOf('data: {'); at >= 0; at = chunk.indexOf('data: {', at + 7))
          count++;
        last = performance.now();
      });
    });
  }
  const looking = setInterval(() => {
    if (count === 0 || performance.now() - last < quietMs) return;
    clearInterval(looking);
    process.send({ count, bytes, seconds: (last - began) / 1_000 }, () => process.exit());
  }, 100);
});
