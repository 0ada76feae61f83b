import { type ConfigIn, serviceConfig } from '@holdfast/runtime'
import { Type } from 'typebox'

export const configSchema = serviceConfig('gateway', {
  TRUSTED_PROXIES: Type.String({
    default: '',
    description:
      'Addresses or CIDR ranges, comma separated, of the proxies whose X-Forwarded-For is believed; if a proxy is left out, ' +
      'all people behind it count as one network address',
  }),
  RATE_LIMIT_PER_MINUTE: Type.Integer({
    default: 600,
    minimum: 1,
    description:
      'Calls a minute and process, so n processes let up to n times as many pass: of each signed-in user, and signed out of each network address',
  }),
  REQUEST_TIMEOUT_MS: Type.Integer({
    default: 30_000,
    minimum: 100,
    description:
      'Milliseconds in which a request must have arrived, head and body; then it is refused and its connection closed',
  }),
  CONNECTIONS_PER_ADDRESS: Type.Integer({
    default: 100,
    minimum: 1,
    description:
      'Connections that one network address may have to this process, an IPv6 /64 counting as one; more are closed at once. ' +
      'TRUSTED_PROXIES are excepted',
  }),
})

export type Config = ConfigIn<typeof configSchema>
