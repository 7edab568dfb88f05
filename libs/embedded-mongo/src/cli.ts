import { EmbeddedMongo } from './embedded-mongo.js';

/** `rapport mongo --port 27017 --data DIR`: runs until it is interrupted. */
export async function runMongoCommand(argv: readonly string[]): Promise<number> {
  const value = (name: string) => {
    const at = argv.indexOf(name);
    return at < 0 ? undefined : argv[at + 1];
  };
  const dir = value('--data');
  const server = await EmbeddedMongo.start({
    port: Number(value('--port') ?? 27_017),
    ...(dir === undefined ? {} : { dir }),
  });
  process.stdout.write(`${server.url}\n`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await server.stop();
  return 0;
}
