import type { Actor } from '@holdfast/contracts/ledger'
import { type Static, Type } from 'typebox'
import { OneOf } from './fields.ts'

const Kind = OneOf(['user', 'api-key', 'operator', 'system'])

/** Who did something. */
export const ActorSchema = Type.Object({
  kind: Kind,
  id: Type.String({ description: 'Of the user or the key; the name of a service' }),
})

const kinds: Record<Actor['kind'], Static<typeof Kind>> = {
  KIND_UNSPECIFIED: 'system',
  KIND_USER: 'user',
  KIND_API_KEY: 'api-key',
  KIND_OPERATOR: 'operator',
  KIND_SYSTEM: 'system',
}

/** Undefined where the caller may not know it. */
export function actorView(actor: Actor | null | undefined): Static<typeof ActorSchema> | undefined {
  return actor ? { kind: kinds[actor.kind], id: actor.id } : undefined
}
