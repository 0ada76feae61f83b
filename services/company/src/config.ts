import { leaseMs, serviceConfig } from '@holdfast/runtime'
import { type Static, Type } from 'typebox'

export const configSchema = serviceConfig({
  DATABASE: Type.String({ default: 'holdfast_company', description: 'Name of the database' }),
  LEASE_MS: leaseMs,
  IDENTITY_ADDRESS: Type.String({ description: "identity's gRPC, host:port" }),
  LINK_SECRET: Type.String({ minLength: 32, description: 'Key of the HMACs in invitation links' }),
  OWNER_RECOVERY_NOTICE_MS: Type.Integer({
    default: 72 * 3_600_000,
    minimum: 0,
    description: 'How long owner and administrators can object to a recovery of ownership, in milliseconds',
  }),
  INVITATIONS_PER_DAY: Type.Integer({
    default: 500,
    minimum: 1,
    description: 'How many invitations a company sends in 24 hours, those sent again included',
  }),
  INVITATIONS_PER_ADDRESS: Type.Integer({
    default: 10,
    minimum: 1,
    description: 'How many of them go to one address',
  }),
  RESEND_AFTER_MS: Type.Integer({
    default: 60_000,
    minimum: 0,
    description: 'How soon an invitation may be sent again, in milliseconds',
  }),
})

export type Config = Static<typeof configSchema>
