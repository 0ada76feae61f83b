import { metricsAddress } from '@holdfast/runtime'
import { type Static, Type } from 'typebox'

export const configSchema = Type.Object({
  HTTP_HOST: Type.String({ default: '127.0.0.1', description: 'Address this process listens on' }),
  HTTP_PORT: Type.Integer({ default: 8080, minimum: 0, maximum: 65_535, description: 'Port; 0 takes a free one' }),
  PUBLIC_URL: Type.String({
    default: 'http://localhost:8080',
    pattern: '^https?://[^/?#]+$',
    description: 'How browsers reach the API, without a path; https makes cookies secure',
  }),
  IDENTITY_ADDRESS: Type.String({ default: '127.0.0.1:7101', description: "identity's gRPC, host:port" }),
  COMPANY_ADDRESS: Type.String({ default: '127.0.0.1:7102', description: "company's gRPC, host:port" }),
  NOTIFICATION_ADDRESS: Type.String({ default: '127.0.0.1:7105', description: "notification's gRPC, host:port" }),
  SIGNING_KEY: Type.String({ description: 'Ed25519 private key of the gateway, PKCS #8 PEM' }),
  TRUSTED_PROXIES: Type.String({
    default: '',
    description: 'Addresses or CIDR ranges, comma separated, whose X-Forwarded-For is believed',
  }),
  RATE_LIMIT_PER_MINUTE: Type.Integer({
    default: 600,
    minimum: 1,
    description: 'Calls a minute and process: of each signed-in user, and signed out of each network address',
  }),
  METRICS_ADDRESS: metricsAddress,
  LOG_LEVEL: Type.String({ default: 'info', description: 'trace, debug, info, warn or error' }),
})

export type Config = Static<typeof configSchema>
