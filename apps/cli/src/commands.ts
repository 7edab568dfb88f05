/** One command of the command line. */
export interface CliCommand {
  readonly usage: string;
  readonly about: string;
  /** Resolves to the exit code. Loads what it needs only when it runs. */
  run(args: readonly string[]): Promise<number>;
}

export const commands: Readonly<Record<string, CliCommand>> = {
  start: {
    usage: 'start',
    about: 'the whole system in one process, on embedded stores where no URLs are set',
    run: async () => (await import('./start.js')).start(),
  },
  token: {
    usage: 'token --as rm|risk|approver|auditor|service|admin [--name NAME] [--id ID] [--for 12h]',
    about: 'a bearer token, signed by the key of the data folder',
    run: async (args) => (await import('./token.js')).token(args),
  },
  api: {
    usage: 'api',
    about: 'the HTTP service by itself; needs EVENTSTORE_URL and MONGODB_URL',
    run: async () => (await import('./service.js')).service('api'),
  },
  worker: {
    usage: 'worker',
    about: 'views and processes by themselves; needs EVENTSTORE_URL and MONGODB_URL',
    run: async () => (await import('./service.js')).service('worker'),
  },
  import: {
    usage: 'import sba FILE.csv[.gz]',
    about: 'takes over loans of the U.S. Small Business Administration; may be interrupted',
    run: async (args) => (await import('./import.js')).importFile(args),
  },
  demo: {
    usage: 'demo',
    about: 'a small bank to look at: clients, loans in every state, warnings; again adds nothing',
    run: async () => (await import('./demo.js')).demo(),
  },
  views: {
    usage: 'views [rebuild NAME [--wait] | switch NAME BUILD [--wait] | drop BUILD]',
    about: 'the views, their lag and builds; a new build beside the live one; back to an older one',
    run: async (args) => (await import('./views.js')).views(args),
  },
  parked: {
    usage: 'parked [list | replay] [BUILD [KEY]]',
    about: 'events that a view or process could not take, and to try them again',
    run: async (args) => (await import('./parked.js')).parked(args),
  },
  doctor: {
    usage: 'doctor',
    about: 'whether everything Rapport needs is there',
    run: async () => (await import('./doctor.js')).doctor(),
  },
  eventstore: {
    usage: 'eventstore [--port 2113] [--data DIR] …, or eventstore backup …',
    about: 'an EventStoreDB node by itself',
    run: async (args) => (await import('#embedded-eventstore')).runEventStoreCommand(args),
  },
  mongo: {
    usage: 'mongo [--port 27017] [--data DIR]',
    about: 'a MongoDB server by itself',
    run: async (args) => (await import('#embedded-mongo')).runMongoCommand(args),
  },
  help: {
    usage: 'help',
    about: 'this list',
    run: () => {
      const lines = Object.values(commands).map(
        ({ usage, about }) => `  rapport ${usage}\n      ${about}`,
      );
      process.stdout.write(`Rapport\n\n${lines.join('\n')}\n`);
      return Promise.resolve(0);
    },
  },
};
