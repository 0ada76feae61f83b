import { createDecide, type PermissionTable, permissions } from '@holdfast/access'
import { createCompanyFacts, createSiteFacts, openAuthorizationAway } from '@holdfast/access/company'
import { startService } from '@holdfast/process'
import type { Log } from '@holdfast/runtime'
import type { Config } from './config.ts'

/** @param options.table a permission table with a deliberate fault, with which a run proves that the tests notice it */
export function startSite(
  config: Config,
  log: Log,
  { table = permissions, signal }: { table?: PermissionTable; signal?: AbortSignal } = {},
) {
  const companies = createCompanyFacts(log)
  let own: Parameters<typeof createSiteFacts>[0]['replica']
  const sites = createSiteFacts({ facts: companies, replica: () => own(), log })
  return startService('site', { config, log, signal, tables: sites.tables }, async (parts) => {
    const { ledger, signer } = parts
    own = () => ledger.memory
    const authorization = openAuthorizationAway({
      company: parts.channel('company'),
      signer,
      facts: companies,
      replica: parts.copy('company', { tables: { ...companies.tables } }),
      sites,
      log,
      decide: createDecide(table),
    })
    parts.afterCalls(authorization.close)
    return []
  })
}
