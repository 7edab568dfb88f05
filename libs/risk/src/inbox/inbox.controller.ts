import { IsId } from '#kernel';
import type { RequestContext } from '#platform';
import {
  Ask,
  Clock,
  followingId,
  inContext,
  Keyless,
  Messages,
  Payload,
  Public,
  requestContext,
} from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { IsString, MaxLength } from 'class-validator';
import { GetSignalProvider, ListSignalProviders } from '../views/watch/signal-providers.view.js';
import { delivered } from './delivery.js';
import {
  ConfirmSignalProvider,
  RegisterSignalProvider,
  RetireSignalProvider,
} from './provider.commands.js';
import { providerRefusals as refuse } from './provider.refusals.js';

/** A signal that a provider has signed. */
export class SignalDelivery {
  @IsId() readonly providerId!: string;

  /** A compact JWS (EdDSA) of `{ jti, iat, signal }`; `signal` is the body of `POST /signals`. */
  @IsString() @MaxLength(20_000) readonly jws!: string;
}

/** Where providers of signals deliver: what counts is their signature. */
@Public()
@Controller('signals/inbox/:providerId')
export class SignalInboxController {
  constructor(
    private readonly queries: QueryBus,
    private readonly messages: Messages,
    private readonly clock: Clock,
  ) {}

  /** Records the signal. The same `jti` again records nothing and gives the same receipt. */
  @Post()
  @Keyless()
  async take(@Payload() { providerId, jws }: SignalDelivery) {
    const { correlationId } = requestContext();
    const actor = { id: `provider:${providerId}`, roles: ['service'], channel: 'inbox' } as const;
    const inbox = { actor, correlationId } satisfies RequestContext;
    const provider = await inContext(inbox, () =>
      this.queries.execute(GetSignalProvider.of({ providerId })),
    );
    if (provider.stage !== 'confirmed') throw refuse.ProviderNotConfirmed();
    const { jti, signal } = await delivered(jws, provider.publicKey, this.clock.now().getTime());
    const signalId = followingId('si', providerId, jti);
    const fields = { ...signal, signalId, provider: provider.name, reference: jti };
    const idempotencyKey = `inbox:${providerId}:${jti}`;
    return inContext({ ...inbox, idempotencyKey }, () =>
      this.messages.send('ReceiveSignal', fields, 'inbox'),
    );
  }
}

/** Who may deliver signals. */
@Controller('signal-providers')
export class SignalProviderController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  list(@Ask() query: ListSignalProviders) {
    return this.queries.execute(query);
  }

  @Get(':providerId')
  get(@Ask() query: GetSignalProvider) {
    return this.queries.execute(query);
  }

  @Post(':providerId/keys')
  register(@Payload() command: RegisterSignalProvider) {
    return this.commands.execute(command);
  }

  @Post(':providerId/confirmation')
  confirm(@Payload() command: ConfirmSignalProvider) {
    return this.commands.execute(command);
  }

  @Post(':providerId/retirement')
  retire(@Payload() command: RetireSignalProvider) {
    return this.commands.execute(command);
  }
}
