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
      'Milliseconds in which the head of a request must have arrived, and then its body; else it is refused and its ' +
      'connection closed. Also how long an upload, or a download, may stand still',
  }),
  LEAVING_MS: Type.Integer({
    default: 5_000,
    minimum: 0,
    description:
      'Milliseconds that clients have, when the process stops, to hear by their next answer that their connection ends; then ' +
      'those that are open are closed',
  }),
  UPLOAD_TIMEOUT_MS: Type.Integer({
    default: 3_600_000,
    minimum: 1_000,
    description: 'Milliseconds in which an archive must have arrived, or must have been downloaded',
  }),
  UPLOAD_BYTES_PER_SECOND: Type.Integer({
    default: 16_384,
    minimum: 1,
    description:
      'A client that sends its archive slower than this is refused when it has lost REQUEST_TIMEOUT_MS by that. While the ' +
      'host is slow, no time is counted',
  }),
  CONSOLE_DIRECTORY: Type.String({
    default: '../console/dist',
    description: 'Where the console was built, from the folder of the gateway; empty: the API is served alone',
  }),
  MAIL_PAGE_URL: Type.Optional(
    Type.String({
      pattern: '^http://(127\\.0\\.0\\.1|localhost|\\[::1\\])(:[0-9]{1,5})?/?$',
      description:
        'On a laptop, whose mails reach nobody: where they are read on this machine. The console leads there from wherever a ' +
        'mail is waited for',
    }),
  ),
  CONNECTIONS_PER_ADDRESS: Type.Integer({
    default: 100,
    minimum: 1,
    description:
      'Connections that one network address may have to this process, an IPv6 /64 counting as one; more are closed at once. ' +
      'TRUSTED_PROXIES are excepted',
  }),
})

export type Config = ConfigIn<typeof configSchema>
