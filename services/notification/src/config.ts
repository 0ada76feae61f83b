import { type ConfigIn, serviceConfig } from '@holdfast/runtime'
import { Type } from 'typebox'

export const configSchema = serviceConfig('notification', {
  MAIL_FROM: Type.String({
    default: 'Holdfast <no-reply@holdfast.localhost>',
    description: 'Name and address of the sender of every mail',
  }),
  MAIL_DOMAIN: Type.String({
    default: 'holdfast.localhost',
    description:
      'The part of every Message-ID after the @. A change also changes the Message-ID of mails that are not sent yet',
  }),
})

export type Config = ConfigIn<typeof configSchema>
