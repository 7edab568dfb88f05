/** A line cannot be read; nothing of it is recorded. */
export class BadLine extends Error {
  constructor(
    readonly field: string,
    readonly reason: string,
  ) {
    super(`${field}: ${reason}`);
  }
}
