/** Something with a name in both languages, or in one of them. */
export interface Labels {
  readonly en?: string;
  readonly zh?: string;
}
