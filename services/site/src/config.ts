import { type ConfigIn, serviceConfig } from '@holdfast/runtime'
import { Type } from 'typebox'
import { HOSTS_FORM } from './hosts/host-address.ts'

export const configSchema = serviceConfig('site', {
  HOST_DRIVERS: Type.String({
    writeOnly: true,
    description: `The hosts that carry the sites, and what this service shares with each: ${HOSTS_FORM}`,
  }),
  SITES_DOMAIN: Type.String({
    default: 'localhost',
    pattern: '^[a-z0-9]([a-z0-9.-]{0,180}[a-z0-9])?$',
    description: 'The domain below which every site has its names; never a domain of the API',
  }),
  SITES_URL: Type.String({
    default: 'http://{host}:8081',
    pattern: '^https?://\\{host\\}(:[0-9]{1,5})?$',
    description: 'How visitors reach a host name',
  }),
  RELEASES_KEPT: Type.Integer({
    default: 10,
    minimum: 2,
    maximum: 1_000,
    description: 'How many releases of an environment are kept; older ones go, but never the active one',
  }),
  ORPHAN_DAYS: Type.Number({
    default: 7,
    minimum: 0,
    description: 'How many days a host keeps what nobody here knows, before it is removed',
  }),
  COMPARE_SECONDS: Type.Number({
    default: 600,
    minimum: 0.1,
    description: 'How often what a host has is compared with what is known here, in seconds',
  }),
  USAGE_SECONDS: Type.Number({
    default: 600,
    minimum: 0.1,
    description: 'How often it is read what a host has counted of visitors, in seconds',
  }),
  DELETED_SITE_DAYS: Type.Integer({
    default: 14,
    minimum: 0,
    description: 'How many days the bytes of a deleted site are kept, in which an operator can bring it back',
  }),
  OPERATION_LEASE_SECONDS: Type.Number({
    default: 30,
    minimum: 1,
    description:
      'After how many seconds without a word from the process that works on an operation another one takes it',
  }),
  VERIFY_BACKUP_DAYS: Type.Integer({
    default: 7,
    minimum: 1,
    description: 'How many days after its last proof a backup is restored into a scratch place and compared again',
  }),
  OPERATIONS_KEPT_DAYS: Type.Number({
    default: 90,
    minimum: 2,
    description: 'How many days after its end an operation can still be asked for',
  }),
  BACKUPS_AT_ONCE: Type.Integer({
    default: 4,
    minimum: 1,
    maximum: 1_000,
    description:
      'How many daily backups, and how many proofs of backups, are under way at the same time in the whole system',
  }),
})

export type Config = ConfigIn<typeof configSchema>
