import { type PermissionTable, permissions } from '@holdfast/access'
import { createLog } from '@holdfast/runtime'
import { startCompany } from '../../services/company/src/app.ts'
import type { TestSystem } from '../support/start-system.ts'

/**
 * Puts a company service of this process in the place of the system's, on the same data and address. It decides by
 * `table` as it is at that moment, so that a cell can be turned and turned back between two calls.
 */
export async function startMutableCompany({ system, infrastructure, secrets }: TestSystem) {
  const replaced = system.processes.find(({ service }) => service === 'company')
  const identity = system.processes.find(({ service }) => service === 'identity')
  if (!replaced || !identity) throw new Error('the system has no company or no identity')
  await replaced.stop()
  const table: PermissionTable = { ...permissions }
  const trusted = Object.fromEntries(Object.entries(secrets.keys).map(([name, { publicKey }]) => [name, publicKey]))
  const company = await startCompany(
    {
      MONGODB_URI: infrastructure.mongoUri,
      KAFKA_BROKERS: infrastructure.kafkaBrokers,
      GRPC_ADDRESS: replaced.address,
      SIGNING_KEY: secrets.keys.company.privateKey,
      TRUSTED_KEYS: JSON.stringify(trusted),
      LOG_LEVEL: 'error',
      DATABASE: 'holdfast_company',
      IDENTITY_ADDRESS: identity.address,
      LINK_SECRET: secrets.linkSecret,
      OWNER_RECOVERY_NOTICE_MS: 72 * 3_600_000,
      INVITATIONS_PER_DAY: 1_000_000,
      INVITATIONS_PER_ADDRESS: 1_000_000,
      RESEND_AFTER_MS: 0,
    },
    createLog('company', 'error'),
    table,
  )
  return { table, stop: company.stop }
}
