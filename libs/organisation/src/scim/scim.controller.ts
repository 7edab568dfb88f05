import { Role } from '#kernel';
import { Keyless, Undescribed } from '#platform';
import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
  UseFilters,
} from '@nestjs/common';
import { describedSchemas, resourceTypes, serviceProviderConfig } from './scim-discovery.js';
import { ScimErrors, scimType } from './scim-errors.js';
import {
  bodyOf,
  filterOf,
  idsIn,
  membersAfter,
  operationsIn,
  patched,
  userFrom,
} from './scim-input.js';
import { required, ScimKeeper } from './scim-keeper.js';
import type { ScimGroup } from './scim-resources.js';
import { groupId, groupOf, groupResource, listOf, userResource } from './scim-resources.js';

const Scim = () => Header('Content-Type', scimType);

interface ListQuery {
  readonly filter?: string;
  readonly startIndex?: string;
  readonly count?: string;
}

/** The largest and the usual page. */
const pages = { most: 500, usual: 100 };

function pageOf({ startIndex, count }: ListQuery) {
  const whole = (text: string | undefined, otherwise: number) =>
    text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : otherwise;
  return {
    startIndex: Math.max(1, whole(startIndex, 1)),
    count: Math.min(pages.most, Math.max(0, whole(count, pages.usual))),
  };
}

/** The people and roles of the bank as its identity provider keeps them (SCIM 2.0, RFC 7644). */
@Undescribed()
@UseFilters(ScimErrors)
@Controller('scim/v2')
export class ScimController {
  constructor(private readonly keeper: ScimKeeper) {}

  @Get('ServiceProviderConfig')
  @Scim()
  config() {
    return serviceProviderConfig;
  }

  @Get('ResourceTypes')
  @Scim()
  resourceTypes() {
    return listOf(resourceTypes, { startIndex: 1, count: pages.most });
  }

  @Get('Schemas')
  @Scim()
  schemas() {
    return listOf(describedSchemas, { startIndex: 1, count: pages.most });
  }

  @Get('Users')
  @Scim()
  async users(@Query() query: ListQuery) {
    const userName = filterOf(query.filter, 'userName')?.toLowerCase();
    const page = listOf(await this.keeper.people({ userName }), pageOf(query));
    const records = await Promise.all(
      page.Resources.map(({ personId }) => this.keeper.record(personId)),
    );
    return { ...page, Resources: records.map((record) => this.shown(record)) };
  }

  @Get('Users/:id')
  @Scim()
  async user(@Param('id') id: string) {
    return this.shown(await this.keeper.record(id));
  }

  @Post('Users')
  @Keyless()
  @Scim()
  async create(@Body() body: unknown) {
    return this.shown(await this.keeper.create(userFrom(bodyOf(body))));
  }

  @Put('Users/:id')
  @Keyless()
  @Scim()
  async replace(@Param('id') id: string, @Body() body: unknown) {
    return this.shown(await this.keeper.make(id, userFrom(bodyOf(body))));
  }

  @Patch('Users/:id')
  @Keyless()
  @Scim()
  async change(@Param('id') id: string, @Body() body: unknown) {
    const before = this.shown(await this.keeper.record(id));
    return this.shown(await this.keeper.make(id, patched(before, operationsIn(body))));
  }

  /** Nobody is forgotten whose acts are in the books: the person may do nothing from now on. */
  @Delete('Users/:id')
  @Keyless()
  @HttpCode(204)
  async remove(@Param('id') id: string): Promise<void> {
    await this.keeper.leave(id);
  }

  @Get('Groups')
  @Scim()
  async groups(@Query() query: ListQuery) {
    const name = filterOf(query.filter, 'displayName');
    const found = name === undefined ? await this.everyGroup() : [await this.groupOf(name)];
    const page = listOf(
      found.flatMap((group) => group ?? []),
      pageOf(query),
    );
    const Resources = await Promise.all(
      page.Resources.map(async (group) => groupResource(group, await this.keeper.members(group))),
    );
    return { ...page, Resources };
  }

  @Get('Groups/:id')
  @Scim()
  async group(@Param('id') id: string) {
    const group = required(await this.groupOf(id), id);
    return groupResource(group, await this.keeper.members(group));
  }

  /** A role in a unit is there without being made: this only says who holds it. */
  @Post('Groups')
  @Keyless()
  @Scim()
  async createGroup(@Body() body: unknown) {
    const { displayName, members } = bodyOf(body);
    const name = typeof displayName === 'string' ? displayName : '';
    const group = required(await this.groupOf(name), name);
    const before = new Set((await this.keeper.members(group)).map(({ personId }) => personId));
    return this.made(group, new Set([...before, ...idsIn(members ?? [])]));
  }

  @Put('Groups/:id')
  @Keyless()
  @Scim()
  async replaceGroup(@Param('id') id: string, @Body() body: unknown) {
    const group = required(await this.groupOf(id), id);
    return this.made(group, new Set(idsIn(bodyOf(body)['members'] ?? [])));
  }

  @Patch('Groups/:id')
  @Keyless()
  @Scim()
  async changeGroup(@Param('id') id: string, @Body() body: unknown) {
    const group = required(await this.groupOf(id), id);
    const before = new Set((await this.keeper.members(group)).map(({ personId }) => personId));
    return this.made(group, membersAfter(before, operationsIn(body)));
  }

  @Delete('Groups/:id')
  @Keyless()
  @HttpCode(204)
  async removeGroup(@Param('id') id: string): Promise<void> {
    await this.made(required(await this.groupOf(id), id), new Set());
  }

  private async made(group: ScimGroup, members: ReadonlySet<string>) {
    const after = await this.keeper.setMembers(group, members);
    return groupResource(group, await this.keeper.members(group, after));
  }

  private shown(record: Parameters<typeof userResource>[0]) {
    return userResource(record, this.keeper.issuer);
  }

  private async groupOf(id: string): Promise<ScimGroup | undefined> {
    return groupOf(id, await this.keeper.headOffice());
  }

  /** The roles of the head office, and every other that somebody holds. */
  private async everyGroup(): Promise<readonly ScimGroup[]> {
    const headOffice = await this.keeper.headOffice();
    const held = (await this.keeper.people({})).flatMap(({ roles }) => roles);
    const all = [
      ...(headOffice === undefined ? [] : Role.all.map((role) => ({ role, unitId: headOffice }))),
      ...held.map(({ role, unitId }) => ({ role, unitId })),
    ];
    return [...new Map(all.map((group) => [groupId(group), group])).values()];
  }
}
