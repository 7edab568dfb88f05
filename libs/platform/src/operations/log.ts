import type { LoggerService } from '@nestjs/common';
import type { Logger as Pino } from 'pino';
import { pino } from 'pino';
import type { Settings } from '../configuration/settings.js';

type Details = Readonly<Record<string, unknown>>;

/** Structured lines, one JSON object each, to standard error: standard output is for people. */
export class Log implements LoggerService {
  readonly pino: Pino;

  constructor({ logLevel, tenant }: Pick<Settings, 'logLevel' | 'tenant'>) {
    this.pino = pino(
      {
        level: logLevel,
        base: { tenant },
        redact: ['req.headers.authorization', 'headers.authorization'],
      },
      pino.destination({ dest: 2, sync: false }),
    );
  }

  info(details: Details, message: string): void {
    this.pino.info(details, message);
  }

  warn(details: Details | string, message = ''): void {
    this.pino.warn(
      typeof details === 'string' ? { context: message } : details,
      textOf(details, message),
    );
  }

  error(details: Details | string, message = ''): void {
    this.pino.error(typeof details === 'string' ? {} : details, textOf(details, message));
  }

  /** What Nest itself reports of its start is of use to nobody who is not looking for it. */
  log(message: string, context?: string): void {
    this.pino.debug({ context }, message);
  }
}

const textOf = (details: Details | string, message: string): string =>
  typeof details === 'string' ? details : message;
