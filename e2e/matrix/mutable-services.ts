import { type PermissionTable, permissions } from '@holdfast/access'
import type { OwnerName } from '@holdfast/contracts'
import { createLog, readConfig } from '@holdfast/runtime'
import { startBilling } from '../../services/billing/src/app.ts'
import { configSchema as billingSchema } from '../../services/billing/src/config.ts'
import { startCompany } from '../../services/company/src/app.ts'
import { configSchema as companySchema } from '../../services/company/src/config.ts'
import { startIdentity } from '../../services/identity/src/app.ts'
import { configSchema as identitySchema } from '../../services/identity/src/config.ts'
import { startSite } from '../../services/site/src/app.ts'
import { configSchema as siteSchema } from '../../services/site/src/config.ts'
import type { TestSystem } from '../support/start-system.ts'

/**
 * Replaces the system's identity, company, site and billing by ones that run in this process, with the same data and addresses. They
 * decide by `table` as it is at the moment of a call, so that a cell can be changed and changed back between two calls.
 */
export async function startMutableServices({ system }: TestSystem) {
  const table: PermissionTable = { ...permissions }
  const environments = {
    identity: await stopped('identity'),
    company: await stopped('company'),
    site: await stopped('site'),
    billing: await stopped('billing'),
  }
  const identity = await startIdentity(
    readConfig(identitySchema, {
      ...environments.identity,
      OPERATOR_EMAILS: '',
      // No sweep: it would end keys whose maker loses the right to them for the short time of a changed cell.
      SWEEP_MS: '1000000000',
      SIGN_IN_ATTEMPTS: '1000000',
      FAILURES_PER_ACCOUNT: '1000000',
      FAILURES_PER_HOST: '1000000',
      FAILURES_PER_NETWORK: '1000000',
      FAILURES_PER_SESSION: '1000000',
    }),
    createLog('identity', 'error'),
    { table },
  )
  const startingCompany = startCompany(
    readConfig(companySchema, {
      ...environments.company,
      INVITATIONS_PER_DAY: '1000000',
      INVITATIONS_PER_ADDRESS: '1000000',
      INVITATIONS_PER_USER: '1000000',
      INVITATIONS_PER_RECIPIENT: '1000000',
      RESEND_AFTER_MS: '0',
    }),
    createLog('company', 'error'),
    { table },
  )
  // Company, site and billing copy each other, so that none is ready before the others serve their ledgers.
  const startingSite = startSite(readConfig(siteSchema, environments.site), createLog('site', 'error'), { table })
  const startingBilling = startBilling(readConfig(billingSchema, environments.billing), createLog('billing', 'error'), {
    table,
  })
  const [company, site, billing] = await Promise.all([startingCompany, startingSite, startingBilling])
  return {
    table,
    async stop() {
      await billing.stop()
      await site.stop()
      await company.stop()
      await identity.stop()
    },
  }

  /** Stops the system's process of a service, and returns its environment variables. */
  async function stopped(service: OwnerName) {
    const process = system.processes.find((one) => one.service === service)
    if (!process) throw new Error(`the system has no ${service}`)
    await process.stop()
    return process.environment
  }
}
