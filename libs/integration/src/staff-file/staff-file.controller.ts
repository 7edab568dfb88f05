import { defineRefusals } from '#kernel';
import { authorise, Payload, requestContext } from '#platform';
import { Controller, Post } from '@nestjs/common';
import { IsString, MaxLength } from 'class-validator';
import { Unreadable } from '../csv-rows.js';
import { StaffFiles } from './staff-file.js';

/** Everybody who works here, as the personnel system writes them: CSV with a heading. */
class TakeStaffFile {
  /** The whole file. */
  @IsString() @MaxLength(16_000_000) readonly text!: string;
}

export const staffFileRefusals = defineRefusals({
  StaffFileUnreadable: {
    en: 'The file is no list of staff.',
    zh: '文件不是有效的人员名册',
    status: 422,
  },
});

/** The staff of the bank, from the personnel system. */
@Controller('staff-files')
export class StaffFileController {
  constructor(private readonly files: StaffFiles) {}

  /** Brings the staff register to what the file says; roles are granted apart. */
  @Post()
  async take(@Payload() { text }: TakeStaffFile) {
    authorise(['administrator', 'provisioner'], requestContext());
    try {
      return await this.files.take(text);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      throw staffFileRefusals.StaffFileUnreadable({ field: 'text', reason: error.message });
    }
  }
}
