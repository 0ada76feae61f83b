import { type PermissionTable, permissions } from '@holdfast/access'
import type { ServiceName } from '@holdfast/laptop'
import { createLog } from '@holdfast/runtime'
import { startCompany } from '../../services/company/src/app.ts'
import { startIdentity } from '../../services/identity/src/app.ts'
import type { TestSystem } from '../support/start-system.ts'

/**
 * Puts a company and an identity of this process in the place of the system's, on the same data and addresses. They
 * decide by `table` as it is at that moment, so that a cell can be turned and turned back between two calls.
 */
export async function startMutableServices({ system, infrastructure, secrets }: TestSystem) {
  const table: PermissionTable = { ...permissions }
  const trusted = Object.fromEntries(Object.entries(secrets.keys).map(([name, { publicKey }]) => [name, publicKey]))
  const [identityAddress, companyAddress] = [await replaced('identity'), await replaced('company')]
  const shared = (service: 'identity' | 'company', address: string) => ({
    MONGODB_URI: infrastructure.mongoUri,
    KAFKA_BROKERS: infrastructure.kafkaBrokers,
    GRPC_ADDRESS: address,
    SIGNING_KEY: secrets.keys[service].privateKey,
    TRUSTED_KEYS: JSON.stringify(trusted),
    LOG_LEVEL: 'error',
    DATABASE: `holdfast_${service}`,
    IDENTITY_ADDRESS: identityAddress,
    COMPANY_ADDRESS: companyAddress,
    LINK_SECRET: secrets.linkSecret,
    LEASE_MS: 5_000,
  })
  const identity = await startIdentity(
    {
      ...shared('identity', identityAddress),
      SECRETS_KEY: secrets.secretsKey,
      OPERATOR_EMAILS: '',
      // A key whose maker lost the right to it for the blink of a turned cell is not to be ended.
      SWEEP_MS: 1_000_000_000,
      SIGN_IN_ATTEMPTS: 1_000_000,
    },
    createLog('identity', 'error'),
    table,
  )
  const company = await startCompany(
    {
      ...shared('company', companyAddress),
      OWNER_RECOVERY_NOTICE_MS: 72 * 3_600_000,
      INVITATIONS_PER_DAY: 1_000_000,
      INVITATIONS_PER_ADDRESS: 1_000_000,
      RESEND_AFTER_MS: 0,
    },
    createLog('company', 'error'),
    table,
  )
  return {
    table,
    async stop() {
      await company.stop()
      await identity.stop()
    },
  }

  /** Stops the system's process of a service, and says where it was. */
  async function replaced(service: ServiceName): Promise<string> {
    const process = system.processes.find((one) => one.service === service)
    if (!process) throw new Error(`the system has no ${service}`)
    await process.stop()
    return process.address
  }
}
