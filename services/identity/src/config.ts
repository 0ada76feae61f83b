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
      'Milliseconds between two searches for interrupted deletions, expired sessions, former addresses, ended API keys and ' +
      'two-factor secrets under former keys',
  }),
  SIGN_IN_ATTEMPTS: Type.Integer({
    default: 10,
    minimum: 1,
    description:
      'Failed passwords, codes and proofs allowed in 15 minutes for each pair of account and network address',
  }),
})

export type Config = ConfigIn<typeof configSchema>
