import { type ConfigIn, serviceConfig } from '@holdfast/runtime'
import { Type } from 'typebox'

export const configSchema = serviceConfig('identity', {
  OPERATOR_EMAILS: Type.String({
    default: '',
    description: 'Confirmed addresses of the operators, comma separated; each also needs two-factor',
  }),
  OPERATOR_SESSION_MS: Type.Integer({
    default: 12 * 3_600_000,
    minimum: 1_000,
    description: 'Milliseconds after signing in for which a session of an operator may act as one',
  }),
  SWEEP_MS: Type.Integer({
    default: 10_000,
    minimum: 10,
    description:
      'Milliseconds between two searches for what is due: interrupted deletions, expired sessions, former addresses, ended ' +
      'API keys, unconfirmed accounts, old places, people to be told of guesses, two-factor secrets under former keys',
  }),
  SIGN_IN_ATTEMPTS: Type.Integer({
    default: 10,
    minimum: 1,
    description:
      'Failed sign-ins allowed in 15 minutes for each pair of account and network address; and as many more an hour in ' +
      'each network that the account knows, when another bound is reached',
  }),
  FAILURES_PER_ACCOUNT: Type.Integer({
    default: 20,
    minimum: 1,
    description: 'Failed sign-ins allowed in an hour for each account, from all places together',
  }),
  FAILURES_PER_HOST: Type.Integer({
    default: 100,
    minimum: 1,
    description: 'Failed sign-ins allowed in an hour from each IPv4 address or IPv6 /64, for all accounts together',
  }),
  FAILURES_PER_NETWORK: Type.Integer({
    default: 300,
    minimum: 1,
    description: 'Failed sign-ins allowed in an hour from each IPv4 /24 or IPv6 /48, for all accounts together',
  }),
  FAILURES_PER_SESSION: Type.Integer({
    default: 10,
    minimum: 1,
    description: 'Failed proofs, changes of password and codes allowed in an hour for each session',
  }),
})

export type Config = ConfigIn<typeof configSchema>
