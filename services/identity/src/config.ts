import { leaseMs, serviceConfig } from '@holdfast/runtime'
import { type Static, Type } from 'typebox'

export const configSchema = serviceConfig({
  DATABASE: Type.String({ default: 'holdfast_identity', description: 'Name of the MongoDB database' }),
  LEASE_MS: leaseMs,
  COMPANY_ADDRESS: Type.String({ description: "company's gRPC, host:port" }),
  LINK_SECRET: Type.String({ minLength: 32, description: 'Key of the HMACs in mailed links and CSRF tokens' }),
  SECRETS_KEY: Type.String({ minLength: 32, description: 'Key that encrypts two-factor secrets at rest' }),
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

export type Config = Static<typeof configSchema>
