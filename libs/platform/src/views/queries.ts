import type { View } from '#kernel';
import { Injectable } from '@nestjs/common';

@Injectable()
export class Queries {
  answer(_view: View, _query: object): Promise<unknown> {
    return Promise.reject(new Error('to be written'));
  }
}
