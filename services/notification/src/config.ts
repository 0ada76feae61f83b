import { type ConfigIn, serviceConfig } from '@holdfast/runtime'
import { Type } from 'typebox'

export const configSchema = serviceConfig('notification', {
  MAIL_FROM: Type.String({
    default: 'Holdfast <no-reply@holdfast.localhost>',
    description: 'Sender of every mail, name and address',
  }),
  MAIL_DOMAIN: Type.String({
    default: 'holdfast.localhost',
    description: 'Right side of every Message-ID; changing it changes the Message-ID of mails under way',
  }),
})

export type Config = ConfigIn<typeof configSchema>
