import { Injectable } from '@nestjs/common';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** How long connections that stand idle may take to be used once more, and so be told to go. */
const graceMs = 500;
/** A port that nobody came to for so long is quiet; it may take so long to be. */
const quiet = { forMs: 250, withinMs: 2_000 };
const lookEveryMs = 10;

/**
 * The end of an API process: whoever sends on an open connection is still answered, and told by
 * `Connection: close` to take another one. Nothing that was accepted is cut off.
 */
@Injectable()
export class Drain {
  private begun = false;
  private readonly open = new Set<Socket>();
  private lastAccepted = 0;
  private server: Server | undefined;
  private held: Promise<void> = Promise.resolve();
  private release: () => void = () => undefined;

  /** Whether the process is about to end; load balancers learn it from `/health/ready`. */
  get hasBegun(): boolean {
    return this.begun;
  }

  /**
   * Tells whoever is answered now to take another connection. While the port is being closed answers
   * are held back, so that nobody comes again just then.
   */
  async farewell(answer: { header(name: string, value: string): unknown }): Promise<void> {
    if (!this.begun) return;
    answer.header('Connection', 'close');
    await this.held;
  }

  watch(server: Server): void {
    this.server = server;
    server.on('connection', (socket: Socket) => {
      this.lastAccepted = performance.now();
      this.open.add(socket);
      socket.once('close', () => this.open.delete(socket));
    });
  }

  /** Resolves once nobody can connect any more; what has been accepted may still be under way. */
  async begin(): Promise<void> {
    this.begun = true;
    const { server } = this;
    if (!server?.listening) return;
    if (this.open.size > 0) await this.sendAway();
    // Right after the poll for new connections: one that waits to be accepted would be reset.
    await new Promise((resolve) => setImmediate(resolve));
    const closed = new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
    this.release();
    // Whoever closes it again only waits for the end.
    server.close = (done) => {
      void closed.then(() => done?.());
      return server;
    };
  }

  private async sendAway(): Promise<void> {
    const since = performance.now();
    const passed = (ms: number) => performance.now() - since >= ms;
    while (this.open.size > 0 && !passed(graceMs)) await pause(lookEveryMs);
    this.held = new Promise((resolve) => (this.release = resolve));
    const isQuiet = () => performance.now() - this.lastAccepted > quiet.forMs;
    while (!isQuiet() && !passed(graceMs + quiet.withinMs)) await pause(lookEveryMs);
  }

  /** Cuts off whoever is left after so long. */
  async within(limitMs: number, closing: Promise<void>): Promise<void> {
    const timer = setTimeout(() => {
      for (const socket of this.open) socket.destroy();
    }, limitMs);
    await closing;
    clearTimeout(timer);
  }
}
