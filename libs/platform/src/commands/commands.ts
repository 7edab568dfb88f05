import type { Decider, DomainCommand, Receipt } from '#kernel';
import { Injectable } from '@nestjs/common';

@Injectable()
export class Commands {
  carryOut(_decider: Decider, _command: DomainCommand): Promise<Receipt> {
    return Promise.reject(new Error('to be written'));
  }
}
