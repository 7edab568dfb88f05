import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';

/** Stands before an address and cuts each line to it after so many bytes of the answer. */
export async function startCutter(url: string, bytes: () => number) {
  const { hostname, port } = new URL(url);
  let cuts = 0;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    const end = () => {
      near.destroy();
      far.destroy();
    };
    let left = bytes();
    for (const side of [near, far]) side.on('error', end).on('close', end);
    near.pipe(far);
    far.on('data', (chunk: Buffer) => {
      if (left <= 0) return;
      left -= chunk.length;
      if (left > 0) {
        near.write(chunk);
        return;
      }
      cuts++;
      near.write(chunk.subarray(0, chunk.length + left), end);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cuts: () => cuts,
    stop: () => server.close(),
  };
}
