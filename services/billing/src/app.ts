import { createDecide, createDeed, type PermissionTable, permissions } from '@holdfast/access'
import { createCompanyFacts, openAuthorizationAway } from '@holdfast/access/company'
import { Entitlements, Plans, Subscriptions } from '@holdfast/contracts/billing'
import { startService } from '@holdfast/process'
import { implement, type Log, startSweep } from '@holdfast/runtime'
import { createAccountStore } from './accounts/account-store.ts'
import { followCompanies } from './accounts/company-entries.ts'
import { createKnownAccounts } from './accounts/known-accounts.ts'
import type { Config } from './config.ts'
import { entitlementApi } from './entitlements/entitlement-api.ts'
import { createPlanChanges } from './plan-changes/plan-change-command.ts'
import { openPlanLimits } from './plan-changes/plan-limits.ts'
import { createUnfinishedPlanChanges } from './plan-changes/unfinished-plan-changes.ts'
import { planApi } from './plans/plan-api.ts'
import { readCatalogue } from './plans/plan-catalogue.ts'
import { createPlanOffering } from './plans/plan-offering.ts'
import { subscriptionApi } from './subscriptions/subscription-api.ts'

/** A version of a plan is offered so late after its time at most. */
const OFFER_MS = 60_000

/** @param options.table a permission table with a deliberate fault, with which a run proves that the tests notice it */
export function startBilling(
  config: Config,
  log: Log,
  { table = permissions, signal }: { table?: PermissionTable; signal?: AbortSignal } = {},
) {
  // Replicas get the plans; no process of billing needs them in memory.
  const tables = { 'plan-version': [] }
  return startService('billing', { config, log, signal, tables }, async (parts) => {
    const { connection, ledger, signer } = parts
    const facts = createCompanyFacts(log)
    const { authorize, close } = openAuthorizationAway({
      company: parts.channel('company'),
      signer,
      facts,
      replica: parts.copy('company', { tables: { ...facts.tables } }),
      log,
      decide: createDecide(table),
    })
    parts.afterCalls(close)
    const deed = createDeed(ledger, authorize)

    const catalogue = readCatalogue()
    const accounts = await createAccountStore(connection)
    const offerPlans = await createPlanOffering({ connection, ledger, catalogue, signer })
    parts.beforeReady(offerPlans)
    const companies = parts.follow('company', followCompanies(accounts))
    const known = createKnownAccounts({ ledger, accounts, companies })
    const limits = openPlanLimits(parts.channel('site'), signer)
    const planChanges = createPlanChanges({ ledger, authorize, deed, known, accounts, catalogue, limits })
    parts.beside(() =>
      startSweep({
        everyMs: 1_000,
        tasks: {
          'changes of plan left halfway': createUnfinishedPlanChanges({ accounts, planChanges, signer, log }),
        },
        log,
      }),
    )
    const offering = { 'plans that begin or cease to be offered': () => offerPlans().then(() => false) }
    parts.beside(() => startSweep({ everyMs: OFFER_MS, tasks: offering, log }))
    return [
      implement(Plans, planApi(catalogue)),
      implement(Entitlements, entitlementApi({ known, catalogue })),
      implement(Subscriptions, subscriptionApi({ authorize, known, planChanges })),
    ]
  })
}
