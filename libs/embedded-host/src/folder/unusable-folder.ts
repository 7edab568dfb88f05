/** Why a node does not start on a folder. Nothing in it was changed. */
export type FolderFault = 'locked' | 'foreign' | 'newer' | 'older' | 'damaged';

/** A folder that a node must not be started on; it is never repaired silently. */
export class UnusableFolder extends Error {
  override readonly name = 'UnusableFolder';

  constructor(
    readonly fault: FolderFault,
    message: string,
  ) {
    super(message);
  }
}
