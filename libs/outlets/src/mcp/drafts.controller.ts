import { IsCode, IsId } from '#kernel';
import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { IsOptional } from 'class-validator';
import { DraftStatus } from '../outlets.codes.js';
import { Drafts } from './drafts.js';

/** My drafts, the last first. */
class ListDrafts {
  @IsOptional() @IsCode(DraftStatus) readonly status?: DraftStatus;
}

/** Sends a command that an assistant has written for me. */
class ConfirmDraft {
  @IsId() readonly draftId!: string;
}

/** Removes it. */
class RemoveDraft {
  @IsId() readonly draftId!: string;
}

/** The commands that an assistant has written for me: I send them, or I do not. */
@Controller('drafts')
export class DraftsController {
  constructor(private readonly drafts: Drafts) {}

  @Get()
  async list(@Ask() { status }: ListDrafts) {
    return { items: await this.drafts.mine(status) };
  }

  @Post(':draftId/confirmation')
  confirm(@Payload() { draftId }: ConfirmDraft) {
    return this.drafts.confirm(draftId);
  }

  @Post(':draftId/removal')
  async remove(@Payload() { draftId }: RemoveDraft) {
    await this.drafts.remove(draftId);
    return { removed: draftId };
  }
}
