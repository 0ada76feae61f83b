import { type ConfigIn, serviceConfig } from '@holdfast/runtime'
import { Type } from 'typebox'

export const configSchema = serviceConfig('gateway', {
  TRUSTED_PROXIES: Type.String({
    default: '',
    description: 'Addresses or CIDR ranges, comma separated, whose X-Forwarded-For is believed',
  }),
  RATE_LIMIT_PER_MINUTE: Type.Integer({
    default: 600,
    minimum: 1,
    description: 'Calls a minute and process: of each signed-in user, and signed out of each network address',
  }),
})

export type Config = ConfigIn<typeof configSchema>
