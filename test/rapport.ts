import type { Role } from '#kernel';
import type { MigratedTotal } from '#integration';
import { ProgramMigration } from '#integration';
import { enterLocally } from '#organisation';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { description } from '../apps/description.js';
import { consoleFolder } from '../apps/console-folder.js';
import 'reflect-metadata';
import { EmbeddedEventStore } from '#embedded-eventstore';
import { EmbeddedMongo } from '#embedded-mongo';
import type { Duties, Running } from '#platform';
import {
  Clock,
  Definitions,
  issueToken,
  Migrations,
  openWorld,
  readSettings,
  serve,
  StaffRegister,
} from '#platform';
import type { Type } from '@nestjs/common';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';

/** A clock that a spec sets. */
export class SetClock extends Clock {
  constructor(public day = '2026-03-02') {
    super();
  }

  now(): Date {
    return new Date(`${this.day}T09:00:00.000Z`);
  }

  today(): string {
    return this.day;
  }

  dayOf(dayOrMoment: string): string {
    return dayOrMoment.slice(0, 10);
  }
}

/** Both embedded stores on a folder of their own. */
export interface Stores {
  readonly folder: string;
  readonly eventStoreUrl: string;
  readonly mongoUrl: string;
  stop(): Promise<void>;
}

export async function startStores(): Promise<Stores> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-'));
  const events = await EmbeddedEventStore.start({
    dir: join(folder, 'eventstore'),
    port: 0,
    inProcess: true,
  });
  const mongo = await EmbeddedMongo.start({ port: 0, inProcess: true });
  return {
    folder,
    eventStoreUrl: events.url,
    mongoUrl: mongo.url,
    stop: async () => {
      await mongo.stop();
      await events.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A running Rapport, and ways to speak to it. */
export interface Rapport extends Running {
  readonly clock: SetClock;
  readonly url: string;
  /** Speaks as somebody with these roles. */
  as(...roles: readonly Role[]): Promise<Voice>;
  /** Speaks as somebody who is on the staff register, with all their roles. */
  person(personId: string): Promise<Voice>;
}

/** One person at the API: sends with a fresh idempotency key unless given one. */
export interface Voice {
  get(path: string): request.Test;
  post(
    path: string,
    body: object | string,
    headers?: Readonly<Record<string, string>>,
  ): request.Test;
}

export async function startRapport(
  stores: Stores,
  contexts: readonly Type[],
  duties: Duties = { api: true, worker: true },
  environment: Readonly<Record<string, string>> = {},
): Promise<Rapport> {
  const settings = readSettings({
    RAPPORT_DATA: stores.folder,
    RAPPORT_PORT: '0',
    RAPPORT_LOG_LEVEL: 'silent',
    RAPPORT_LOCAL_TOKENS: 'yes',
    RAPPORT_REQUESTS_PER_MINUTE: '0',
    EVENTSTORE_URL: stores.eventStoreUrl,
    MONGODB_URL: stores.mongoUrl,
    ...environment,
  });
  const clock = new SetClock();
  const world = await openWorld(settings);
  const running = await serve({ ...world, clock, description, consoleFolder }, contexts, duties);
  const url = running.address ?? '';
  return {
    ...running,
    clock,
    url,
    as: async (...roles) => {
      const subject = roles.join('.') || 'nobody';
      if (running.app.get(Definitions).register) {
        const [commands, queries] = [running.app.get(CommandBus), running.app.get(QueryBus)];
        await enterLocally({ personId: subject, name: subject, roles }, { commands, queries });
      }
      const token = await issueToken(settings, { subject, name: subject, roles, lifetime: '1h' });
      return voice(url, token);
    },
    person: async (subject) => {
      const { app } = running;
      const entry = await app.get(StaffRegister).person(subject);
      const roles = [...(entry?.roles.keys() ?? [])];
      return voice(
        url,
        await issueToken(settings, { subject, name: subject, roles, lifetime: '1h' }),
      );
    },
    stop: async () => {
      await running.stop();
      await world.close();
    },
  };
}

let keys = 0;

export function voice(url: string, token: string): Voice {
  const bearer = `Bearer ${token}`;
  return {
    get: (path) => request(url).get(path).set('Authorization', bearer),
    post: (path, body, headers = {}) =>
      request(url)
        .post(path)
        .set('Authorization', bearer)
        .set('Content-Type', 'application/json')
        .set({ 'Idempotency-Key': `spec-${process.pid}-${++keys}`, ...headers })
        .send(body),
  };
}

/** Waits until something holds, looking again and again; fails with what was seen last. */
export async function eventually<T>(
  look: () => Promise<T>,
  holds: (seen: T) => boolean,
  milliseconds = 60_000,
): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The migration of an import that a spec runs as the command line does. */
export function migrationOf(
  { app }: Rapport,
  name: string,
  expected: readonly MigratedTotal[],
): ProgramMigration {
  const [commands, migrations] = [app.get(CommandBus), app.get(Migrations)];
  return new ProgramMigration({ name, expected, mayOpen: true, commands, migrations });
}
