import type { Receipt, Role } from '#kernel';
import { Ask, authorise, inContext, OffersDryRun, Payload, requestContext } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { IsString, MaxLength } from 'class-validator';
import { createHash } from 'node:crypto';
import { Unreadable } from '../csv-rows.js';
import { ConfirmStaffFile, ProposeStaffFile } from './staff-file.commands.js';
import { staffFileRefusals } from './staff-file.refusals.js';
import { peopleIn, StaffFiles } from './staff-file.js';
import { ListStaffFiles } from './staff-files.view.js';

/** Everybody who works here, as the personnel system writes them: CSV with a heading. */
class TakeStaffFile {
  /** The whole file. */
  @IsString() @MaxLength(16_000_000) readonly text!: string;
}

/** The staff of the bank, from the personnel system. */
@Controller('staff-files')
export class StaffFileController {
  constructor(
    private readonly files: StaffFiles,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Brings the staff register to what the personnel system says; roles are granted apart. */
  @Post()
  take(@Payload() { text }: TakeStaffFile) {
    return this.readable('provisioner', () => this.files.take(text));
  }

  /** Proposes a file by hand: another administrator confirms it. */
  @Post('proposals')
  @OffersDryRun()
  propose(@Payload() { text }: TakeStaffFile): Promise<Receipt> {
    return this.readable('administrator', () =>
      this.commands.execute(ProposeStaffFile.of({ fileId: idOf(text), people: peopleIn(text) })),
    );
  }

  /** Confirms a file that another administrator has proposed, with the same file, and carries it out. */
  @Post('confirmations')
  confirm(@Payload() { text }: TakeStaffFile) {
    return this.readable('administrator', async () => {
      await this.commands.execute(ConfirmStaffFile.of({ fileId: idOf(text) }));
      // Two persons have decided it: no single one could send what it says.
      return inContext({ ...requestContext(), system: true }, () => this.files.take(text));
    });
  }

  @Get()
  list(@Ask() query: ListStaffFiles) {
    return this.queries.execute(query);
  }

  /** @throws StaffFileUnreadable */
  private async readable<T>(role: Role, work: () => Promise<T>): Promise<T> {
    authorise([role], requestContext());
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      throw staffFileRefusals.StaffFileUnreadable({ field: 'text', reason: error.message });
    }
  }
}

const idOf = (text: string): string => `sf_${createHash('sha256').update(text).digest('hex')}`;
