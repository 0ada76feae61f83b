import { type PermissionTable, permissions } from '@holdfast/access'
import type { OwnerName } from '@holdfast/contracts'
import { createLog, readConfig } from '@holdfast/runtime'
import { startCompany } from '../../services/company/src/app.ts'
import { configSchema as companySchema } from '../../services/company/src/config.ts'
import { startIdentity } from '../../services/identity/src/app.ts'
import { configSchema as identitySchema } from '../../services/identity/src/config.ts'
import type { TestSystem } from '../support/start-system.ts'

/**
 * Puts a company and an identity of this process in the place of the system's, on the same data and addresses. They
 * decide by `table` as it is at that moment, so that a cell can be turned and turned back between two calls.
 */
export async function startMutableServices({ system }: TestSystem) {
  const table: PermissionTable = { ...permissions }
  const environments = { identity: await stopped('identity'), company: await stopped('company') }
  const identity = await startIdentity(
    readConfig(identitySchema, {
      ...environments.identity,
      OPERATOR_EMAILS: '',
      // A key whose maker lost the right to it for the blink of a turned cell is not to be ended.
      SWEEP_MS: '1000000000',
      SIGN_IN_ATTEMPTS: '1000000',
    }),
    createLog('identity', 'error'),
    table,
  )
  const company = await startCompany(
    readConfig(companySchema, {
      ...environments.company,
      INVITATIONS_PER_DAY: '1000000',
      INVITATIONS_PER_ADDRESS: '1000000',
      RESEND_AFTER_MS: '0',
    }),
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

  /** Stops the system's process of a service, and says what it was told. */
  async function stopped(service: OwnerName) {
    const process = system.processes.find((one) => one.service === service)
    if (!process) throw new Error(`the system has no ${service}`)
    await process.stop()
    return process.environment
  }
}
