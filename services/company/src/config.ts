import { type ConfigIn, serviceConfig } from '@holdfast/runtime'
import { Type } from 'typebox'

export const configSchema = serviceConfig('company', {
  OWNER_RECOVERY_NOTICE_MS: Type.Integer({
    default: 72 * 3_600_000,
    minimum: 0,
    description: 'How long owner and administrators can object to a recovery of ownership, in milliseconds',
  }),
  INVITATIONS_PER_DAY: Type.Integer({
    default: 500,
    minimum: 1,
    description: 'How many invitations a company sends in 24 hours; one that is sent again counts again',
  }),
  INVITATIONS_PER_ADDRESS: Type.Integer({
    default: 10,
    minimum: 1,
    description: 'How many of these invitations go to one address',
  }),
  INVITATIONS_PER_USER: Type.Integer({
    default: 500,
    minimum: 1,
    description: 'How many invitations a user sends in 24 hours, in all companies together, also by API keys',
  }),
  INVITATIONS_PER_RECIPIENT: Type.Integer({
    default: 20,
    minimum: 1,
    description: 'How many invitations an address gets in 24 hours, from all companies together',
  }),
  RESEND_AFTER_MS: Type.Integer({
    default: 60_000,
    minimum: 0,
    description: 'How soon an invitation may be sent again, in milliseconds',
  }),
})

export type Config = ConfigIn<typeof configSchema>
