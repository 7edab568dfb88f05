/** How long after each attempt the next is made: three and a half days in all. */
const delaysSeconds = [
  5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 28_800, 43_200, 86_400, 86_400,
];

/** How many attempts are made before a delivery is given up. */
export const mostAttempts = delaysSeconds.length + 1;

/** The wait after so many attempts, with up to a fifth more at random, in milliseconds. */
export const delayAfter = (attempts: number, random: number): number =>
  (delaysSeconds[Math.min(attempts, delaysSeconds.length) - 1] ?? 0) * 1_000 * (1 + random / 5);

/** How many failures one after another open the circuit, and how long it stays open. */
const failuresToOpen = 10;
const openMs = { least: 5_000, most: 5 * 60_000 };

/** Stops sending to a receiver that fails altogether, and tries one now and then. */
export class Circuit {
  private failures = 0;
  private openUntil = 0;

  /** How long nothing is to be sent, in milliseconds. */
  wait(now: number): number {
    return Math.max(0, this.openUntil - now);
  }

  get isBroken(): boolean {
    return this.failures >= failuresToOpen;
  }

  succeeded(): void {
    this.failures = 0;
    this.openUntil = 0;
  }

  failed(now: number, random: number): void {
    // What was under way when it opened tells nothing new.
    if (now < this.openUntil) return;
    this.failures++;
    if (!this.isBroken) return;
    const doubled = openMs.least * 2 ** Math.min(this.failures - failuresToOpen, 10);
    this.openUntil = now + Math.min(doubled, openMs.most) * (1 + random / 5);
  }
}
