import { serviceConfig } from '@holdfast/runtime'
import { type Static, Type } from 'typebox'

export const configSchema = serviceConfig({
  DATABASE: Type.String({ default: 'holdfast_notification', description: 'Name of the MongoDB database' }),
  IDENTITY_ADDRESS: Type.String({ description: "identity's gRPC, host:port" }),
  COMPANY_ADDRESS: Type.String({ description: "company's gRPC, host:port" }),
  SMTP_URL: Type.String({ description: 'smtp://user:password@host:port, or smtps://…' }),
  MAIL_FROM: Type.String({
    default: 'Holdfast <no-reply@holdfast.localhost>',
    description: 'Sender of every mail, name and address',
  }),
  MAIL_DOMAIN: Type.String({
    default: 'holdfast.localhost',
    description: 'Right side of every Message-ID; changing it changes the Message-ID of mails under way',
  }),
  PUBLIC_URL: Type.String({
    default: 'http://127.0.0.1:8080',
    description: "Where people reach the gateway's pages; links in mails begin with it",
  }),
})

export type Config = Static<typeof configSchema>
