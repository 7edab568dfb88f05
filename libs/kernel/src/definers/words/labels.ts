/** What people read, in both languages of the product. */
export interface Labels {
  readonly en: string;
  readonly zh: string;
}
