import { type ConfigIn, serviceConfig } from '@holdfast/runtime'
import { Type } from 'typebox'

export const configSchema = serviceConfig('identity', {
  OPERATOR_EMAILS: Type.String({
    default: '',
    description: 'Confirmed addresses of the operators, comma separated; each also needs two-factor',
  }),
  SWEEP_MS: Type.Integer({
    default: 10_000,
    minimum: 10,
    description:
      'How often interrupted deletions, expired sessions and former addresses are looked for, in milliseconds',
  }),
  SIGN_IN_ATTEMPTS: Type.Integer({
    default: 10,
    minimum: 1,
    description: 'Failed passwords, codes and proofs in 15 minutes, per account and network address together',
  }),
})

export type Config = ConfigIn<typeof configSchema>
