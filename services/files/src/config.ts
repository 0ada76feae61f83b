import { type ConfigSchema, metricsSettings, SECRETS_FORM } from '@holdfast/runtime'
import { type Static, type TObject, Type } from 'typebox'

const MB = 1024 * 1024

const settings = Type.Object({
  HOST_ID: Type.String({
    pattern: '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$',
    description: 'The name of this host, as the control plane knows it',
  }),
  DRIVER_SECRETS: Type.String({
    format: SECRETS_FORM,
    writeOnly: true,
    description: 'Sign the calls of the control plane, which has the same secrets',
  }),
  DATA_FOLDER: Type.String({ minLength: 1, description: 'Where everything is kept; of one process at a time' }),
  DRIVER_HOST: Type.String({ default: '127.0.0.1', description: 'Address at which the control plane calls' }),
  DRIVER_PORT: Type.Integer({ default: 8082, minimum: 0, maximum: 65_535, description: 'Port; 0 takes a free one' }),
  SITES_HOST: Type.String({ default: '127.0.0.1', description: 'Address at which visitors are served' }),
  SITES_PORT: Type.Integer({ default: 8081, minimum: 0, maximum: 65_535, description: 'Port; 0 takes a free one' }),
  ARCHIVE_BYTES: limit(256 * MB, 'Largest archive'),
  UNPACKED_BYTES: limit(1024 * MB, 'Most bytes of all files of an archive together'),
  FILE_BYTES: limit(256 * MB, 'Largest file of an archive'),
  FILES: Type.Integer({ default: 20_000, minimum: 1, maximum: 100_000, description: 'Most files of an archive' }),
  UPLOADS: Type.Integer({ default: 8, minimum: 1, description: 'Most uploads at once' }),
  UPLOAD_SILENCE_MS: Type.Integer({
    default: 30_000,
    minimum: 100,
    description: 'An upload that sends nothing for so long is given up',
  }),
  SPARE_BYTES: Type.Integer({ default: 512 * MB, minimum: 0, description: 'So much of the disk is left free' }),
  SITES_SECURE: Type.Boolean({
    default: false,
    description: 'Whether visitors come by https, which something before this process ends; makes cookies secure',
  }),
  TRUSTED_PROXIES: Type.String({
    default: '',
    description:
      'Addresses or CIDR ranges, comma separated, of the proxies before the sites whose X-Forwarded-For is believed; ' +
      'wrong passwords are counted by the address of a visitor, and if a proxy is left out, all behind it are one visitor',
  }),
  CACHE_BYTES: Type.Integer({ default: 64 * MB, minimum: 0, description: 'Bytes of small files kept in memory' }),
  IDLE_MS: Type.Integer({
    default: 60_000,
    minimum: 1_000,
    description: 'How long a connection of a visitor may rest',
  }),
  USAGE_DAYS: Type.Integer({ default: 40, minimum: 2, description: 'How many days counts of visits are kept' }),
  USAGE_FLUSH_MS: Type.Integer({
    default: 2_000,
    minimum: 100,
    description: 'How often counts of visits are written down; so much of them is lost when the process is killed',
  }),
  ...metricsSettings,
  LOG_LEVEL: Type.String({ default: 'info', description: 'trace, debug, info, warn or error' }),
})

export type Config = Static<typeof settings>
export const configSchema: ConfigSchema<Config> = settings as TObject

function limit(bytes: number, description: string) {
  return Type.Integer({ default: bytes, minimum: 1, description: `${description}, in bytes` })
}
