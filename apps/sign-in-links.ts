import { staffRegister } from '#organisation';
import type { Running } from '#platform';
import { signInLink, StaffRegister, Tables, ViewRegistry } from '#platform';

/** A person, and the link that signs them in to the console. */
export interface PersonLink {
  readonly name: string;
  readonly roles: readonly string[];
  readonly link: string;
}

/** Programs sign in by tokens. */
const programs = new Set(['service', 'provisioner']);

/** Links for these people, as far as they work here today and are no programs. */
export async function linksFor(
  app: Running['app'],
  address: string,
  personIds: readonly string[],
): Promise<readonly PersonLink[]> {
  const [register, tables] = [app.get(StaffRegister), app.get(Tables)];
  const found = await Promise.all(personIds.map((id) => register.person(id)));
  const people = found.flatMap((person) => person ?? []);
  return Promise.all(
    people
      .map(({ personId, name, roles }) => ({ subject: personId, name, roles: [...roles.keys()] }))
      .filter(({ roles }) => roles.length > 0 && !roles.some((role) => programs.has(role)))
      .map(async ({ subject, name, roles }) => {
        return { name, roles, link: await signInLink(tables, address, { subject, name }) };
      }),
  );
}

/** The first people of the staff register, by their ids. */
export async function peopleOf(app: Running['app'], limit: number): Promise<readonly string[]> {
  const build = await app.get(ViewRegistry).live(staffRegister);
  const rows = await app.get(Tables).find(build, { all: [] }, { sort: [['_id', 1]], limit });
  return rows.map(({ _id }) => _id);
}

/** The links as lines of a terminal. */
export function linkLines(links: readonly PersonLink[]): string {
  const width = Math.max(...links.map(({ name }) => name.length), 0);
  return links
    .map(({ name, roles, link }) => `  ${name.padEnd(width)}  ${link}  (${roles.join(', ')})\n`)
    .join('');
}
