import { createAuthorize, createDecide, createDeed, type PermissionTable, permissions } from '@holdfast/access'
import {
  askedStandings,
  createCompanyFacts,
  createSiteFacts,
  factMetrics,
  openAuthorizationAway,
} from '@holdfast/access/company'
import { newId } from '@holdfast/contracts'
import { Standings } from '@holdfast/contracts/company'
import { Letters } from '@holdfast/contracts/ledger'
import {
  Analytics,
  Backups,
  Environments,
  Limits,
  Operations,
  Operators,
  Releases,
  SiteNames,
  Sites,
} from '@holdfast/contracts/site'
import { startService } from '@holdfast/process'
import { asService, implement, type Log, readKeyRing, startSweep } from '@holdfast/runtime'
import { backupApi } from './backups/backup-api.ts'
import { backupFlow, restoreFlow, verifyFlow } from './backups/backup-operations.ts'
import { createBackupSteps } from './backups/backup-steps.ts'
import { createBackupStore } from './backups/backup-store.ts'
import { createBackupSweeps } from './backups/backup-sweeps.ts'
import { cloneApi } from './clones/clone-api.ts'
import { cloneFlow } from './clones/clone-operation.ts'
import type { Config } from './config.ts'
import { environmentApi } from './environments/environment-api.ts'
import { createEnvironmentFlow, createSiteFlow, deleteEnvironmentFlow } from './environments/environment-operations.ts'
import { createEnvironmentStore } from './environments/environment-store.ts'
import { createUse } from './environments/environment-use.ts'
import { createGateOf, keyIdForGates } from './environments/gate.ts'
import { createGateKeyStore } from './environments/gate-key-store.ts'
import { createGateSweep } from './environments/gate-sweep.ts'
import { createSuspensionSweep } from './environments/suspension-sweep.ts'
import { readHosts } from './hosts/host-address.ts'
import { openHosts } from './hosts/host-calls.ts'
import { createHostReadings } from './hosts/host-metrics.ts'
import { hostOperatorApi } from './hosts/host-operator-api.ts'
import { createReconciliation } from './hosts/host-reconciliation.ts'
import { incarnationOf } from './hosts/incarnation-store.ts'
import { createOrphanStore } from './hosts/orphan-store.ts'
import { createTakeoverSweep } from './hosts/takeover-sweep.ts'
import { createWishes } from './hosts/wish-sending.ts'
import { letterApi } from './letters/letter-api.ts'
import { siteLetters } from './letters/letter-events.ts'
import { createEntitlementSource } from './limits/entitlement-source.ts'
import { limitApi } from './limits/limit-api.ts'
import { createLimitStore } from './limits/limit-store.ts'
import { onCompanyEntry } from './limits/on-company-entry.ts'
import { operationApi } from './operations/operation-api.ts'
import { createOperationCounts, operationMetrics } from './operations/operation-metrics.ts'
import { createOperationRunner } from './operations/operation-runner.ts'
import { createOperations } from './operations/operation-starting.ts'
import { createOperationStore } from './operations/operation-store.ts'
import { createStepTools } from './operations/step-tools.ts'
import { createDriftCheck } from './pushes/drift-check.ts'
import { pushApi } from './pushes/push-api.ts'
import { pushFlow } from './pushes/push-operation.ts'
import { activateFlow } from './releases/activate-operation.ts'
import { createActivate } from './releases/activation.ts'
import { releaseApi } from './releases/release-api.ts'
import { createReleaseRemoval } from './releases/release-removal.ts'
import { createReleaseStore } from './releases/release-store.ts'
import { uploadFlow } from './releases/upload-operation.ts'
import { resetApi } from './resets/reset-api.ts'
import { resetFlow } from './resets/reset-operation.ts'
import { createEndedPlanSweep } from './sites/ended-plan-sweep.ts'
import { mySitesApi, siteNamesApi } from './sites/my-sites-api.ts'
import { createPurgeSweep } from './sites/purge-sweep.ts'
import { siteApi } from './sites/site-api.ts'
import { createDeleteSite } from './sites/site-deleting.ts'
import { createMakeSite } from './sites/site-making.ts'
import { siteOperatorApi } from './sites/site-operator-api.ts'
import { createSiteStore } from './sites/site-store.ts'
import { analyticsApi } from './usage/analytics-api.ts'
import { createUsageDayStore } from './usage/usage-store.ts'
import { createUsageSweep } from './usage/usage-sweep.ts'

const DAY_MS = 24 * 3_600_000
/** How often hosts and operations are looked at for metrics. */
const METRICS_MS = 10_000
const FORGOTTEN_AT_ONCE = 500
/** An operation waits for company this long before it tries its step again. */
const MEMBER_DEADLINE_MS = 2_000

/** @param options.table a permission table with a deliberate fault, with which a run proves that the tests notice it */
export function startSite(
  config: Config,
  log: Log,
  { table = permissions, signal }: { table?: PermissionTable; signal?: AbortSignal } = {},
) {
  const companies = createCompanyFacts(log)
  let own: Parameters<typeof createSiteFacts>[0]['replica']
  const facts = createSiteFacts({ facts: companies, replica: () => own(), log })
  return startService('site', { config, log, signal, tables: facts.tables, letters: siteLetters }, async (parts) => {
    const { connection, ledger, signer, admitOperator } = parts
    own = () => ledger.memory
    parts.measure(factMetrics('company', companies))
    parts.measure(factMetrics('site', facts))
    const decide = createDecide(table)
    const company = parts.channel('company')
    const { authorize, access, close } = openAuthorizationAway({
      company,
      signer,
      facts: companies,
      replica: parts.copy('company', { tables: { ...companies.tables } }),
      sites: facts,
      log,
      decide,
    })
    parts.afterCalls(close)
    const members = askedStandings({ company, signer, log, deadlineMs: MEMBER_DEADLINE_MS })
    const again = createAuthorize({ decide, standings: members, sites: facts, log })
    const deed = createDeed(ledger, authorize)

    const limits = await createLimitStore(connection)
    const sites = await createSiteStore(connection)
    const environments = await createEnvironmentStore(connection)
    const releases = await createReleaseStore(connection)
    const operations = await createOperationStore(connection)
    const backups = await createBackupStore(connection)
    const usage = await createUsageDayStore(connection)

    const hosts = openHosts({ addresses: readHosts(config.HOST_DRIVERS), onHost: environments.onHost, log })
    parts.afterCalls(hosts.close)
    const incarnation = await incarnationOf(connection, ledger.epoch, hosts.highestEpoch)
    const epoch = () => incarnation.number
    const orphans = await createOrphanStore(connection)
    const orphanGraceMs = config.ORPHAN_DAYS * DAY_MS
    const reconciliation = createReconciliation({
      hosts,
      orphans,
      environments,
      releases,
      backups,
      operations,
      incarnation,
      everyMs: config.COMPARE_SECONDS * 1_000,
      graceMs: orphanGraceMs,
      log,
    })
    const ring = readKeyRing('site', config.LINK_SECRETS)
    const gateKeys = await createGateKeyStore(connection)
    const gateOf = createGateOf(ring, (environment) => gateKeys.keyIdOf(environment, keyIdForGates(ring)))
    const wishes = createWishes({ environments, epoch, hosts, gateOf, log })
    const activate = createActivate({ environments, releases, epoch, kept: config.RELEASES_KEPT })
    const steps = createBackupSteps({ ledger, backups, releases, limits, operations, signer })
    const checkDrift = createDriftCheck({ operations })
    const copying = { steps, backups, releases, environments, activate, checkDrift }
    const flows = [
      createSiteFlow,
      createEnvironmentFlow({ activate, releases }),
      deleteEnvironmentFlow,
      uploadFlow({ activate, releases }),
      activateFlow({ activate, releases }),
      backupFlow(copying),
      verifyFlow({ ...copying, everyMs: config.VERIFY_BACKUP_DAYS * DAY_MS }),
      restoreFlow(copying),
      pushFlow(copying),
      resetFlow(copying),
      cloneFlow(copying),
    ]
    const counts = createOperationCounts()
    parts.measure(operationMetrics(counts))
    const readings = createHostReadings({ hosts, environments, orphans, epoch })
    parts.measure(readings.measured)
    const tools = createStepTools({ ledger, again, operations, environments, hosts, wishes, signer, epoch })
    const leaseMs = config.OPERATION_LEASE_SECONDS * 1_000
    const runner = createOperationRunner({ ledger, operations, flows, tools, counts, epoch, signer, log, leaseMs })
    const begun = createOperations({ authorize, members, operations, sites, flows, epoch, wake: runner.wake })
    const entitlements = createEntitlementSource({ billing: parts.channel('billing'), signer, limits })
    const domain = config.SITES_DOMAIN
    const restorableDays = config.DELETED_SITE_DAYS
    const graceMs = restorableDays * DAY_MS
    const needs = {
      ledger,
      signer,
      log,
      admitOperator,
      authorize,
      deed,
      access,
      use: createUse({ authorize, environments }),
      sites,
      environments,
      releases,
      backups,
      checkDrift,
      limits,
      entitlements,
      operations: begun,
      makeSite: createMakeSite({ sites, environments, limits, domain, epoch }),
      deleteSite: createDeleteSite({ sites, environments, limits, epoch, graceMs }),
      hosts,
      chooseHost: hosts.choose,
      wishes,
      gateOf,
      wiring: { sitesUrl: config.SITES_URL, known: hosts.known },
      domain,
      restorableDays,
      epoch,
      graceMs,
    }

    const { listAdministrators } = company.client(Standings)
    const administratorsOf = async (companyId: string) =>
      (await listAdministrators({ companyId }, asService(signer, newId()))).userIds
    const operatorNeeds = { ...needs, orphans, reconciliation }
    parts.follow('company', onCompanyEntry(limits))
    parts.beside(runner.start)
    parts.beside(() =>
      startSweep({
        everyMs: 1_000,
        tasks: {
          'wishes that no host has confirmed': wishes.sendUnconfirmed,
          'releases that hosts have to remove': createReleaseRemoval({ releases, environments, hosts, log }),
          'gates whose secret is gone': createGateSweep({ ...needs, gateKeys, ring }),
          'suspensions that no wish says yet': createSuspensionSweep(needs),
          'sites whose plan has ended': createEndedPlanSweep(needs),
          'what was deleted and has to go': createPurgeSweep(needs),
          'operations that ended long ago': async () => {
            const before = Date.now() - config.OPERATIONS_KEPT_DAYS * DAY_MS
            return (await operations.forgetEnded(before, FORGOTTEN_AT_ONCE)) === FORGOTTEN_AT_ONCE
          },
        },
        log,
      }),
    )
    const tasks = createBackupSweeps({
      ...needs,
      operationStore: operations,
      incarnation,
      atOnce: config.BACKUPS_AT_ONCE,
      signer,
      log,
    })
    parts.beside(() => startSweep({ everyMs: 1_000, tasks, log }))
    const takeOver = createTakeoverSweep({
      ...needs,
      operations,
      incarnation,
      kept: config.RELEASES_KEPT,
    })
    parts.beside(() => startSweep({ everyMs: 1_000, tasks: { 'what hosts serve after a restore': takeOver }, log }))
    const metricsTasks = {
      'what metrics tell of hosts': readings.look,
      'what metrics tell of operations': async () => {
        counts.unfinished = await operations.countUnfinished()
        return false
      },
    }
    if (config.METRICS_ADDRESS) parts.beside(() => startSweep({ everyMs: METRICS_MS, tasks: metricsTasks, log }))
    const siteCalls = siteApi(needs)
    // Apart from the others: a host that answers slowly holds nothing else up.
    parts.beside(() => startSweep({ everyMs: 1_000, tasks: { 'what hosts have': reconciliation.compareHosts }, log }))
    const readUsage = createUsageSweep({ ...needs, usage, everyMs: config.USAGE_SECONDS * 1_000 })
    parts.beside(() => startSweep({ everyMs: 1_000, tasks: { 'what hosts have counted': readUsage }, log }))
    return [
      implement(Sites, { ...siteCalls, ...mySitesApi(needs), ...cloneApi({ ...needs, getSite: siteCalls.getSite }) }),
      implement(SiteNames, siteNamesApi(needs)),
      implement(Environments, { ...environmentApi(needs), ...pushApi(needs), ...resetApi(needs) }),
      implement(Backups, backupApi(needs)),
      implement(Releases, releaseApi({ ...needs, operationStore: operations })),
      implement(Operations, operationApi({ ...needs, operations, counts })),
      implement(Limits, limitApi(needs)),
      implement(Analytics, analyticsApi({ ...needs, usage })),
      implement(Letters, letterApi({ ...needs, operations, administratorsOf })),
      implement(Operators, {
        ...siteOperatorApi(needs),
        ...hostOperatorApi({ ...operatorNeeds, begun: operations, incarnation, orphanGraceMs }),
      }),
    ]
  })
}
