import { ALLOWED, type Check, createCheck, GrantTable, permissionNumber } from '@holdfast/access/grants'
import { idBytes } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import { Temporal } from 'temporal-polyfill'
import { type Account, type AccountDecision, withoutChange } from '../../../../services/billing/src/accounts/account.ts'
import { parseCatalogue } from '../../../../services/billing/src/plans/catalogue.ts'
import type { PlanChoice } from '../../../../services/billing/src/plans/plan.ts'
import { plannedChangeOf } from '../../../../services/billing/src/subscriptions/renewing.ts'
import { planOf } from '../../../../services/billing/src/subscriptions/subscription.ts'
import type { Closing, Company } from '../../../../services/company/src/companies/company.ts'
import type { Entitlement, Limit } from '../../../../services/site/src/limits/limit.ts'
import type { Site } from '../../../../services/site/src/sites/site.ts'
import { chanceOf } from '../simulation/chance.ts'
import { createProcess, type Process } from '../simulation/process.ts'
import { createSchedule } from '../simulation/schedule.ts'
import { createDatabase, type Settled, type Tx } from './database.ts'
import { createHistory, type History } from './history.ts'
import { type Rules, shippedRules } from './rules.ts'

/** The outcome of one seed. */
export interface CommandsOutcome {
  commands: number
  sites: number
  deletions: number
  grants: number
  /** Of creations, because the last place was taken, or the company was closed or being closed. */
  limited: number
  closings: number
  keptOpen: number
  /** Limits that were opened again. */
  owing: number
  /** Wishes to close that were taken back before billing had decided. */
  withdrawn: number
  planChanges: number
  keptPlans: number
  /** Wishes that the sweep carried on. */
  resumed: number
  crashes: number
  checks: number
  allowed: number
  violations: number
  /** Describes the first one. */
  firstViolation?: string
}

/** Wrong ways to give the commands, which the services do not have. */
export interface CommandHabits {
  /** A role is given without the guard document of its site. */
  grantsUnguarded?: boolean
  /** A company is closed without a wish that stands before site is asked. */
  closesWithoutWish?: boolean
  /** A company is closed when site says that it has no site, and the limit is closed by the entry alone. */
  closesUnasked?: boolean
  /** The limit of a company is not opened again when billing refuses to close it. */
  keepsLimitClosed?: boolean
  /** A wish to close is taken back without a question to billing. */
  withdrawsUnasked?: boolean
  /** A smaller plan begins with the period, whether site has lowered its limit or not. */
  changesPlanUnasked?: boolean
  /** Site is told of a larger plan before the company has it. */
  tellsBeforeCommit?: boolean
  /** A site is created without a write of the limit. */
  createsBesideLimit?: boolean
  /** A site role counts in every tenure. */
  ignoresTenure?: boolean
}

interface Settings {
  seed: number
  rules?: Rules
  habits?: CommandHabits
  trace?: (line: string) => void
}

type SiteEntry = { type: 'SitePut' | 'SiteDeleted'; siteId: string; companyId: string; tenure: number }
type CompanyEntry = { type: string; companyId: string; standingVersion?: number; closingId?: string }
type Service = 'company' | 'site' | 'billing'
interface Role {
  userId: string
  siteId: string
  companyId: string
  tenure: number
}

/** Commands are given for so long; then everything is healed, and has time to come to an end. */
const BUSY_MS = 30_000
const HEALING_MS = 40_000
const DEADLINE_MS = 2_000
/** As the sweeps of company and billing: a wish that stands longer was left by its process. */
const LEFT_AFTER_MS = 5_000
const GIVEN_UP_AFTER_MS = 15_000
const COMPANIES = 4
const USERS = 4
const MOST_SITES = 10
const sizes = [1, 2, 4]
/** Each plan has its number of sites. */
const choiceOf = (sites: number): PlanChoice => ({ planId: `plan-${sites}`, version: 1, interval: 'month' })
const catalogue = parseCatalogue({
  currency: 'EUR',
  plans: sizes.map((sites) => ({
    planId: `plan-${sites}`,
    version: 1,
    name: 'A plan',
    offeredFrom: '2020-01-01T00:00:00Z',
    prices: { month: sites },
    sites,
    premiumStagings: 0,
    premiumStagingPrice: 1,
    diskBytes: sites,
    backupDays: 7,
    included: {},
    overage: {},
    refundDays: 0,
  })),
})
/** Business time: six days pass in each simulated second, so periods end often. */
const businessTime = (ms: number) =>
  Temporal.Instant.from('2026-01-31T10:00:00Z').add({ milliseconds: Math.floor(ms * 6 * 86_400) })
/** What an entry of company does to a limit, as in on-company-entry.ts of site. */
const effectsOf = (rules: Rules): Record<string, (limit: Limit, version: number) => Limit> => ({
  CompanySuspended: (limit, version) => rules.suspendLimit(limit, true, version),
  CompanyRestored: (limit, version) => rules.suspendLimit(limit, false, version),
  CompanyClosed: rules.endLimit,
})
/** What an entry of company says of it, as in company-entries.ts of billing. */
const standings: Record<string, (entry: CompanyEntry) => Partial<Account['standing']>> = {
  CompanySuspended: () => ({ isSuspended: true }),
  CompanyRestored: () => ({ isSuspended: false }),
  CompanyClosing: ({ closingId }) => ({ isClosing: true, closingId }),
  CompanyKept: () => ({ isClosing: false }),
  CompanyClosed: () => ({ isClosed: true }),
}
const LIVE_USE = permissionNumber['live.use']

/**
 * Simulates the commands of three services over each other's ledgers under one seeded scheduler: sites made, deleted and
 * brought back while roles on them are given and taken, and companies that are closed, or owe something, are suspended and
 * change their plan while sites are made. The rules are those of the services, and checks are decided by the table that replicas hold.
 * Simulated are the databases, calls between the services, followers, sweeps, and processes that crash or stand still.
 * What a copy shows is any state since the last one that is in force: the other simulation shows that this holds.
 */
export function simulateCommands({ seed, rules = shippedRules, habits = {}, trace }: Settings): CommandsOutcome {
  const chance = chanceOf(seed)
  const schedule = createSchedule()
  const { now } = schedule
  const outcome: CommandsOutcome = {
    commands: 0,
    sites: 0,
    deletions: 0,
    grants: 0,
    limited: 0,
    closings: 0,
    keptOpen: 0,
    owing: 0,
    withdrawn: 0,
    planChanges: 0,
    keptPlans: 0,
    resumed: 0,
    crashes: 0,
    checks: 0,
    allowed: 0,
    violations: 0,
  }
  const log = trace ? (line: () => string) => trace(`${now().toFixed(1).padStart(9)}  ${line()}`) : () => {}
  let ids = 0
  const nextId = () => `00000000-0000-7000-8000-${(++ids).toString(16).padStart(12, '0')}`
  const siteHistory = createHistory<{ companyId: string; tenure: number }>()
  const roleHistory = createHistory<Role>()
  /** Per site and tenure, since when nobody may use a role of that tenure. */
  const ended = new Map<string, number>()

  const billingDb = createDatabase<CompanyEntry>(schedule, chance, afterBillingCommit)
  const companyDb = createDatabase<CompanyEntry>(schedule, chance, afterCompanyCommit)
  const siteDb = createDatabase<SiteEntry>(schedule, chance, afterSiteCommit)
  const companyIds = Array.from({ length: COMPANIES }, nextId)
  const userIds = Array.from({ length: USERS }, nextId)
  /** The plan with which each company is created. */
  const chosen = new Map<string, PlanChoice>()
  const siteIds: string[] = []
  const processes: Record<Service, Process[]> = { company: [], site: [], billing: [] }
  let isBusy = true

  for (const index of [0, 1]) {
    startCompany(index)
    startSite(index)
    startBilling(index)
  }
  const readers = [0, 1].map(() => createReader())
  for (const id of companyIds) createCompany(id)
  plan(60, command)
  plan(25, () => checkOnce(chance.of(readers)))
  plan(2_500, fault)
  schedule.at(BUSY_MS, heal)
  schedule.run(BUSY_MS + HEALING_MS)
  judgeTheEnd()
  return outcome

  // ---- processes

  function startCompany(index: number) {
    const process = createProcess(`company${index}.${++ids}`, schedule, chance)
    processes.company[index] = process
    every(process, 1_000, () => carryOnClosings(process))
    every(process, 400, () => tidy(process))
    every(process, 100, () => followSite(process))
  }

  function startSite(index: number) {
    const process = createProcess(`site${index}.${++ids}`, schedule, chance)
    processes.site[index] = process
    every(process, 100, () => followCompany(process))
  }

  function startBilling(index: number) {
    const process = createProcess(`billing${index}.${++ids}`, schedule, chance)
    processes.billing[index] = process
    every(process, 1_000, () => keepUpToDate(process))
    every(process, 100, () => followCreations(process))
  }

  function fault() {
    const service = chance.of(['company', 'site', 'billing'] as const)
    const index = chance.of([0, 1])
    const process = processes[service][index]!
    if (!process.isAlive || process.isStopped) return
    outcome.crashes++
    if (chance.is(0.6)) {
      process.isAlive = false
      log(() => `${process.name} is killed`)
      const restart = { company: startCompany, site: startSite, billing: startBilling }[service]
      schedule.at(now() + chance.between(100, 4_000), () => restart(index))
      return
    }
    log(() => `${process.name} stops`)
    process.stop()
    schedule.at(now() + chance.between(200, 8_000), () => process.goOn(false))
  }

  function heal() {
    isBusy = false
    log(() => 'no more commands')
  }

  // ---- calls between services

  /**
   * A call may be lost, or be carried out long after its caller has given up: it waits in a queue, or on its way. `done`
   * gets undefined if there is no answer in time.
   */
  function call<Reply>(
    from: Process,
    to: Service,
    answer: (at: Process, reply: (reply: Reply) => void) => void,
    done: (reply: Reply | undefined) => void,
  ) {
    let isOver = false
    const end = (reply: Reply | undefined) => {
      if (isOver) return
      isOver = true
      done(reply)
    }
    from.after(DEADLINE_MS, () => end(undefined))
    if (isBusy && chance.is(0.03)) return
    const latency = () => (isBusy && chance.is(0.08) ? chance.between(0, 9_000) : chance.between(0.3, 3))
    const at = chance.of(processes[to])
    at.after(latency(), () => answer(at, (reply) => from.after(latency(), () => end(reply))))
  }

  // ---- commands

  function command() {
    if (!isBusy) return
    outcome.commands++
    const companyId = chance.of(companyIds)
    const site = siteIds.length > 0 ? chance.of(siteIds) : undefined
    const [company, siteProcess] = [chance.of(processes.company), chance.of(processes.site)]
    const billing = chance.of(processes.billing)
    if (!company.isAlive || !siteProcess.isAlive || !billing.isAlive) return
    const choice = chance.next()
    if (choice < 0.25) return createNewSite(siteProcess, companyId)
    if (choice < 0.34) return site && deleteOne(siteProcess, site)
    if (choice < 0.44) return site && recoverOne(siteProcess, site)
    if (choice < 0.7) return site && grant(company, chance.of(userIds), site)
    if (choice < 0.75) return takeRole(company)
    if (choice < 0.85) return changePlan(billing, companyId, choiceOf(chance.of(sizes)))
    if (choice < 0.93) return suspendOrRestore(company, companyId)
    if (choice < 0.985) return closeCompany(company, companyId)
    withdrawClosing(company, companyId)
  }

  function createCompany(id: string) {
    chosen.set(id, choiceOf(chance.of(sizes)))
    const given = { id, ownerId: userIds[0]!, membershipId: nextId(), now: 0 }
    const address = { line1: 'x', postalCode: 'x', city: 'x', country: 'FR' }
    const { company, events } = rules.create({ name: 'x', address }, given)
    companyDb.transact(
      processes.company[0]!,
      `company/${id}`,
      (tx) => {
        tx.put(`company/${id}`, company)
        for (const event of events) tx.append({ ...event, companyId: id })
      },
      () => {},
    )
  }

  function createNewSite(process: Process, companyId: string) {
    const known = siteDb.read<Limit>(`limit/${companyId}`)
    if (known && rules.isEntitled(known)) return make(undefined)
    call<Entitlement>(
      process,
      'billing',
      (_at, reply) => {
        const account = billingDb.read<Account>(`account/${companyId}`)
        if (account) reply(rules.entitlementOf(account, catalogue) as Entitlement)
      },
      (entitlement) => entitlement && make(entitlement),
    )

    function make(entitlement: Entitlement | undefined) {
      if (siteIds.length >= MOST_SITES) siteIds.shift()
      const siteId = nextId()
      siteDb.transact(
        process,
        `site/${siteId}`,
        (tx) => {
          const former = tx.get<Limit>(`limit/${companyId}`)
          const limit =
            former && rules.isEntitled(former) ? former : entitlement && rules.openLimit(entitlement, former)
          if (!limit) throw new DomainError('unavailable')
          const taken = rules.takeSite(limit)
          if (!habits.createsBesideLimit) tx.put(`limit/${companyId}`, taken)
          else if (!former) tx.put(`limit/${companyId}`, limit)
          const naming = { name: siteId, foldedName: siteId, slug: siteId, labels: [] }
          putSite(tx, rules.createSite({ ...naming, id: siteId, companyId }, now()).site)
        },
        (settled) => {
          if (isDone(settled)) {
            outcome.sites++
            siteIds.push(siteId)
            putInForce(siteHistory, siteId)
          } else if (settled !== 'unknown') outcome.limited++
        },
      )
    }
  }

  function putSite(tx: Tx, site: Site) {
    const { id: siteId, companyId, tenure } = site
    tx.put(`site/${siteId}`, site)
    tx.append({ type: site.state === 'present' ? 'SitePut' : 'SiteDeleted', siteId, companyId, tenure })
  }

  function deleteOne(process: Process, siteId: string) {
    siteDb.transact(
      process,
      `site/${siteId}`,
      (tx) => {
        const site = tx.get<Site>(`site/${siteId}`)
        if (site?.state !== 'present') throw new DomainError('not-found')
        const limit = tx.get<Limit>(`limit/${site.companyId}`)!
        if (!habits.createsBesideLimit) {
          tx.put(`limit/${site.companyId}`, rules.free(limit, { sites: 1, premiumStagings: 0 }))
        }
        putSite(tx, rules.deleteSite(site, { now: now(), purgeAt: Number.POSITIVE_INFINITY }).site)
        return site.tenure
      },
      (settled) => {
        if (!isDone(settled)) return
        outcome.deletions++
        putInForce(siteHistory, siteId, () => ended.set(`${siteId} ${settled.done}`, now()))
      },
    )
  }

  function recoverOne(process: Process, siteId: string) {
    siteDb.transact(
      process,
      `site/${siteId}`,
      (tx) => {
        const site = tx.get<Site>(`site/${siteId}`)
        const limit = site && tx.get<Limit>(`limit/${site.companyId}`)
        if (!site || !limit) throw new DomainError('not-found')
        const recovered = rules.recoverSite(site, { now: now(), reason: 'x' }).site
        if (!habits.createsBesideLimit) tx.put(`limit/${site.companyId}`, rules.takeSite(limit))
        putSite(tx, recovered)
      },
      (settled) => isDone(settled) && putInForce(siteHistory, siteId),
    )
  }

  /** What the process's own copy of site's facts shows is any state since the one in force. */
  function grant(process: Process, userId: string, siteId: string) {
    const key = `role/${userId} ${siteId}`
    const companyId = siteHistory.present(siteId)?.companyId
    if (!companyId) return
    companyDb.transact(
      process,
      `company/${companyId}`,
      (tx) => {
        const site = siteHistory.seen(siteId, chance)
        if (site?.companyId !== companyId) throw new DomainError('unknown-site')
        const gone = tx.get<number>(`guard/${siteId}`) ?? 0
        if (!habits.grantsUnguarded) {
          if (gone >= site.tenure) throw new DomainError('unknown-site')
          tx.put(`guard/${siteId}`, gone)
        }
        tx.put(key, { userId, siteId, companyId, tenure: site.tenure } satisfies Role)
      },
      (settled) => {
        if (!isDone(settled)) return
        outcome.grants++
        putInForce(roleHistory, key)
      },
    )
  }

  function takeRole(process: Process) {
    const roles = companyDb.all<Role>('role/')
    if (roles.length === 0) return
    const [key, { companyId }] = chance.of(roles)
    companyDb.transact(
      process,
      `company/${companyId}`,
      (tx) => tx.drop(key),
      (settled) => isDone(settled) && putInForce(roleHistory, key),
    )
  }

  function suspendOrRestore(process: Process, companyId: string) {
    changeCompany(process, companyId, (company) => {
      if (company.state === 'closed') throw new DomainError('company-closed')
      return company.state === 'suspended'
        ? rules.restore(company, { reason: 'x' })
        : rules.suspend(company, { reason: 'x', now: now() })
    })
  }

  // ---- closing, as in closing-command.ts

  function closeCompany(process: Process, companyId: string) {
    const closing = { id: nextId(), begunAt: now(), by: { kind: 'KIND_USER', id: userIds[0]! } } as const
    if (habits.closesUnasked) {
      const limit = siteDb.read<Limit>(`limit/${companyId}`)
      if ((limit?.sites.used ?? 0) > 0) return
      return changeCompany(process, companyId, (company) => {
        const { company: wishing } = rules.beginClosing(company, closing)
        return rules.close(wishing, wishing.closing.id, now())
      })
    }
    if (habits.closesWithoutWish) {
      const company = companyDb.read<Company>(`company/${companyId}`)
      if (!company) return
      const version = company.standingVersion + 1
      return askToClose(process, companyId, { id: closing.id, version }, (refusal) => {
        if (refusal) return
        changeCompany(process, companyId, (company) => {
          const { company: wishing } = rules.beginClosing(company, closing)
          return rules.close(wishing, wishing.closing.id, now())
        })
      })
    }
    changeCompany(
      process,
      companyId,
      (company) => rules.beginClosing(company, closing),
      (company) => {
        if (company.state !== 'closed' && company.closing) carryOnClosing(process, companyId, company.closing)
      },
    )
  }

  function carryOnClosing(process: Process, companyId: string, closing: Closing) {
    const { id: closingId } = closing
    askToClose(process, companyId, closing, (refusal) => {
      changeCompany(
        process,
        companyId,
        (company) =>
          refusal ? rules.keepOpen(company, closingId, { code: refusal }) : rules.close(company, closingId, now()),
        (company) => {
          if (company.state === 'closed') outcome.closings++
          else outcome.keptOpen++
        },
      )
    })
  }

  /** As `withdraw` there: billing is asked to refuse. */
  function withdrawClosing(process: Process, companyId: string) {
    const company = companyDb.read<Company>(`company/${companyId}`)
    if (!company || company.state === 'closed' || !company.closing) return
    const { closing } = company
    const keep = (refusal: string) =>
      changeCompany(process, companyId, (present) => rules.keepOpen(present, closing.id, { code: refusal }))
    if (habits.withdrawsUnasked) return keep('closing-withdrawn')
    const settled = (refusal: string | undefined) => {
      if (refusal === 'closing-withdrawn') outcome.withdrawn++
      if (refusal) keep(refusal)
      else changeCompany(process, companyId, (present) => rules.close(present, closing.id, now()))
    }
    askToClose(process, companyId, closing, settled, (account) => rules.withdrawClosing(account, closing.id))
  }

  function askToClose(
    process: Process,
    companyId: string,
    closing: { id: string; version: number },
    done: (refusal: string | undefined) => void,
    decide = (account: Account) => decideClosing(account, closing.id),
  ) {
    askLimit(
      process,
      companyId,
      (decided) => decided.closing?.refusal,
      (known) => rules.closeLimit(known ?? rules.unentitledLimit(companyId), closing),
      (reply) => {
        if (reply === 'unknown') return
        if (reply.refusal) done(reply.refusal)
        else askBilling(process, companyId, closing, done, decide)
      },
    )
  }

  /** Of every few wishes, billing can invoice no charge: it never decides about those until they are withdrawn. */
  function decideClosing(account: Account, closingId: string): AccountDecision {
    const isUndecidable = Number.parseInt(closingId.slice(-3), 16) % 5 === 0
    if (isUndecidable && account.closing?.id !== closingId) throw new DomainError('unavailable')
    return rules.closeAccount(account, closingId, chance.is(0.4))
  }

  /** Whether the company owes something, is known to billing alone. */
  function askBilling(
    process: Process,
    companyId: string,
    closing: { id: string; version: number },
    done: (refusal: string | undefined) => void,
    decide: (account: Account) => AccountDecision,
  ) {
    call<{ refusal: string | undefined }>(
      process,
      'billing',
      (at, reply) =>
        changeAccount(
          at,
          companyId,
          (account) => {
            // It reads company's ledger to its head first.
            const isNoted = account.standing.closingId === closing.id || account.closing?.id === closing.id
            if (!isNoted) throw new DomainError('unavailable')
            return decide(account)
          },
          (account) => reply({ refusal: account.closing?.refusal }),
        ),
      (owing) => {
        if (!owing) return
        if (!owing.refusal || habits.keepsLimitClosed) return done(owing.refusal)
        outcome.owing++
        askLimit(
          process,
          companyId,
          () => undefined,
          (known) => rules.reopenLimit(known ?? rules.unentitledLimit(companyId), closing.id),
          (reply) => reply !== 'unknown' && done(owing.refusal),
        )
      },
    )
  }

  // ---- change of plan, as in subscription-commands.ts, up-to-date.ts and limit-telling.ts

  function changePlan(process: Process, companyId: string, plan: PlanChoice) {
    const decide = (account: Account) =>
      account.subscription
        ? rules.withSubscription(
            account,
            rules.changePlan(account.subscription, { plan, at: businessTime(now()) }, catalogue),
          )
        : withoutChange(account)
    const present = billingDb.read<Account>(`account/${companyId}`)
    if (habits.tellsBeforeCommit && present) {
      try {
        return askSite(process, decide(present).account, () => changeAccount(process, companyId, decide))
      } catch {
        return
      }
    }
    changeAccount(process, companyId, decide, (account) => {
      outcome.planChanges++
      tellSite(process, account)
    })
  }

  function tellSite(process: Process, account: Account) {
    if (rules.isTold(account)) return
    askSite(process, account, (isTaken, version) =>
      changeAccount(process, account.companyId, (present) => {
        if (!present.subscription) return withoutChange(present)
        const isAnswer = plannedChangeOf(present.subscription)?.limit === 'asked'
        if (!isAnswer) return toldOf(present, version)
        if (!isTaken) outcome.keptPlans++
        const answer = { entitlementVersion: version, isLowered: isTaken }
        const answered = rules.withSubscription(present, rules.limitAnswered(present.subscription, answer))
        return isTaken && answered.events.length > 0
          ? { ...answered, account: { ...answered.account, toldVersion: version } }
          : answered
      }),
    )
  }

  function askSite(process: Process, account: Account, done: (isTaken: boolean, version: number) => void) {
    const entitlement = rules.entitlementOf(account, catalogue) as Entitlement
    const { companyId, version } = entitlement
    askLimit(
      process,
      companyId,
      (decided) => (rules.replanned(decided, version) === 'plan-too-small' ? 'plan-too-small' : undefined),
      (known) => rules.replanLimit(known ?? rules.unentitledLimit(companyId), entitlement),
      (reply) => reply !== 'unknown' && done(reply.refusal === undefined, version),
    )
  }

  /** As `told` of account-store.ts. */
  function toldOf(account: Account, version: number): AccountDecision {
    if (account.toldVersion >= version) return withoutChange(account)
    return {
      ...withoutChange(account),
      account: { ...account, toldVersion: version },
      events: [{ type: 'SubscriptionMarked' }],
    }
  }

  function keepUpToDate(process: Process) {
    for (const [, account] of billingDb.all<Account>('account/')) {
      if (!rules.isTold(account)) {
        outcome.resumed++
        tellSite(process, account)
        continue
      }
      changeAccount(process, account.companyId, upToDate, (present) => tellSite(process, present))
    }
  }

  function upToDate(account: Account): AccountDecision {
    if (!rules.isTold(account)) return withoutChange(account)
    const at = businessTime(now())
    if (!rules.isLimitNeeded(account, at)) return rules.bringUpToDate(account, at, catalogue)
    if (!habits.changesPlanUnasked) return rules.askSite(account)
    const { subscription } = account
    if (subscription?.state !== 'active' || !subscription.next) return withoutChange(account)
    const lowered = { ...subscription, next: { ...subscription.next, limit: 'lowered' as const } }
    return rules.bringUpToDate({ ...account, subscription: lowered }, at, catalogue)
  }

  function carryOnClosings(process: Process) {
    for (const [, company] of companyDb.all<Company>('company/')) {
      if (company.state === 'closed' || !company.closing || isRecent(company.closing)) continue
      outcome.resumed++
      // Somebody sees it stand, and takes it back.
      if (!isBusy && company.closing.begunAt < now() - GIVEN_UP_AFTER_MS) withdrawClosing(process, company.id)
      else carryOnClosing(process, company.id, company.closing)
    }
  }

  function isRecent({ begunAt }: { begunAt: number }): boolean {
    return begunAt > now() - LEFT_AFTER_MS
  }

  function changeAccount(
    process: Process,
    companyId: string,
    decide: (account: Account) => AccountDecision,
    done: (account: Account) => void = () => {},
  ) {
    billingDb.transact(
      process,
      `company/${companyId}`,
      (tx) => {
        const account = tx.get<Account>(`account/${companyId}`)
        if (!account) throw new DomainError('not-found')
        const decided = decide(account)
        if (decided.events.length > 0) tx.put(`account/${companyId}`, decided.account)
        for (const { type } of decided.events) tx.append({ type, companyId })
        return decided.account
      },
      (settled) => isDone(settled) && done(settled.done),
    )
  }

  function changeCompany(
    process: Process,
    companyId: string,
    decide: (company: Company) => { company: Company; events: { type: string }[] },
    done: (company: Company) => void = () => {},
  ) {
    companyDb.transact(
      process,
      `company/${companyId}`,
      (tx) => {
        const company = tx.get<Company>(`company/${companyId}`)
        if (!company) throw new DomainError('not-found')
        const decided = decide(company)
        if (decided.events.length > 0) tx.put(`company/${companyId}`, decided.company)
        for (const event of decided.events) tx.append({ ...event, companyId })
        return decided.company
      },
      (settled) => isDone(settled) && done(settled.done),
    )
  }

  /** A call of site's `Limits`, about a wish. */
  function askLimit(
    process: Process,
    companyId: string,
    refusalOf: (decided: Limit) => string | undefined,
    decide: (known: Limit | undefined) => Limit,
    done: (reply: { refusal: string | undefined } | 'unknown') => void,
  ) {
    call<{ refusal: string | undefined } | 'unknown'>(
      process,
      'site',
      (at, reply) =>
        siteDb.transact(
          at,
          `company/${companyId}`,
          (tx) => {
            const known = tx.get<Limit>(`limit/${companyId}`)
            const decided = decide(known)
            if (decided !== known) tx.put(`limit/${companyId}`, decided)
            return refusalOf(decided)
          },
          (settled) => {
            if (settled === 'unknown') reply(settled)
            else reply({ refusal: 'refused' in settled ? settled.refused : settled.done })
          },
        ),
      (reply) => done(reply ?? 'unknown'),
    )
  }

  // ---- following each other, and tidying

  function followSite(process: Process) {
    const position = companyDb.read<number>('position') ?? 0
    const entry = siteDb.ledger[position]
    if (!entry) return
    companyDb.transact(
      process,
      `company/${entry.companyId}`,
      (tx) => {
        if ((tx.get<number>('position') ?? 0) !== position) return
        tx.put('position', position + 1)
        if (entry.type !== 'SiteDeleted') return
        tx.put(`guard/${entry.siteId}`, Math.max(tx.get<number>(`guard/${entry.siteId}`) ?? 0, entry.tenure))
        tx.put(`untidy/${entry.siteId}`, entry.companyId)
      },
      (settled) => isDone(settled) && followSite(process),
    )
  }

  function tidy(process: Process) {
    for (const [key, companyId] of companyDb.all<string>('untidy/')) {
      const siteId = key.slice('untidy/'.length)
      companyDb.transact(
        process,
        `company/${companyId}`,
        (tx) => {
          const gone = tx.get<number>(`guard/${siteId}`) ?? 0
          const roles = tx.all<Role>('role/').filter(([, role]) => role.siteId === siteId && role.tenure <= gone)
          for (const [role] of roles.slice(0, 2)) tx.drop(role)
          if (roles.length <= 2) tx.drop(key)
        },
        () => {},
      )
    }
  }

  function followCompany(process: Process) {
    const position = siteDb.read<number>('position') ?? 0
    const entry = companyDb.ledger[position]
    if (!entry) return
    const { companyId } = entry
    siteDb.transact(
      process,
      `company/${companyId}`,
      (tx) => {
        if ((tx.get<number>('position') ?? 0) !== position) return
        tx.put('position', position + 1)
        const effect = effectsOf(rules)[entry.type]
        if (!effect) return
        const known = tx.get<Limit>(`limit/${companyId}`)
        tx.put(`limit/${companyId}`, effect(known ?? rules.unentitledLimit(companyId), entry.standingVersion ?? 0))
      },
      (settled) => isDone(settled) && followCompany(process),
    )
  }

  /** As in company-entries.ts of billing. */
  function followCreations(process: Process) {
    const position = billingDb.read<number>('position') ?? 0
    const entry = companyDb.ledger[position]
    if (!entry) return
    const { companyId } = entry
    billingDb.transact(
      process,
      `company/${companyId}`,
      (tx) => {
        if ((tx.get<number>('position') ?? 0) !== position) return
        tx.put('position', position + 1)
        const account = tx.get<Account>(`account/${companyId}`)
        const plan = chosen.get(companyId)
        if (entry.type === 'CompanyCreated' && !account) {
          const start = plan && { subscriptionId: nextId(), plan, at: businessTime(now()), zone: 'UTC' }
          tx.put(`account/${companyId}`, rules.openAccount(companyId, start, catalogue).account)
        }
        const said = account && standings[entry.type]
        if (said) tx.put(`account/${companyId}`, rules.withStanding(account, said(entry)))
      },
      (settled) => isDone(settled) && followCreations(process),
    )
  }

  // ---- what is promised

  function afterSiteCommit(entries: SiteEntry[]) {
    for (const { type, siteId, companyId, tenure } of entries) {
      siteHistory.add(siteId, type === 'SitePut' ? { companyId, tenure } : undefined)
      log(() => `${type} ${siteId} of ${companyId}, tenure ${tenure}`)
    }
    judgeLimits()
  }

  function afterCompanyCommit(entries: CompanyEntry[]) {
    for (const [key, role] of companyDb.all<Role>('role/')) {
      if (roleHistory.present(key) !== role) roleHistory.add(key, role)
    }
    for (const key of roleHistory.keys()) {
      if (roleHistory.present(key) && !companyDb.read(key)) roleHistory.add(key, undefined)
    }
    for (const { type, companyId } of entries) log(() => `${type} ${companyId}`)
    judgeLimits()
  }

  function afterBillingCommit(entries: CompanyEntry[]) {
    for (const { type, companyId } of entries) log(() => `${type} ${companyId}`)
    judgeLimits()
  }

  /** At every moment: no more sites than the plan allows, or the larger one that is left; a closed company has none. */
  function judgeLimits() {
    for (const [, { id, state }] of companyDb.all<Company>('company/')) {
      const has = presentSites(id)
      if (state === 'closed' && has > 0) violate(`${id} is closed and has ${has} sites`)
      const account = billingDb.read<Account>(`account/${id}`)
      const most = account ? Math.max(allowedBy(account), presentPlan(account)) : 0
      if (has > most) violate(`${id} has ${has} sites of ${most}`)
    }
  }

  function allowedBy(account: Account): number {
    return rules.entitlementOf(account, catalogue).sites
  }

  function presentPlan({ subscription }: Account): number {
    return subscription && subscription.state !== 'ended'
      ? Number(planOf(subscription).planId.slice('plan-'.length))
      : 0
  }

  /** When all has come to an end: nothing stands open, nothing is left behind, all services say the same. */
  function judgeTheEnd() {
    for (const [key, { siteId, tenure }] of companyDb.all<Role>('role/')) {
      if (siteHistory.present(siteId)?.tenure !== tenure) violate(`${key} outlives tenure ${tenure} of its site`)
    }
    for (const [, company] of companyDb.all<Company>('company/')) {
      const { id, state } = company
      const limit = siteDb.read<Limit>(`limit/${id}`)
      const account = billingDb.read<Account>(`account/${id}`)
      if (state !== 'closed' && company.closing) violate(`the closing of ${id} stands for ever`)
      if (!account || !rules.isTold(account)) violate(`site is never told what ${id} may use`)
      const isEnded = account?.subscription?.state === 'ended'
      if (isEnded !== (state === 'closed')) violate(`${id} is ${state}, and its subscription not`)
      if (state === 'closed' && account?.closing?.refusal) violate(`${id} is closed, which billing has refused`)
      if (!limit) continue
      if (limit.open !== (state !== 'closed')) violate(`${id} is ${state}, and its limit is open: ${limit.open}`)
      if (limit.sites.used !== presentSites(id))
        violate(`${id} has ${presentSites(id)} sites, counted are ${limit.sites.used}`)
      if (state === 'closed') continue
      if (limit.suspended !== (state === 'suspended'))
        violate(`${id} is ${state}, suspended in its limit: ${limit.suspended}`)
      const allowed = account ? allowedBy(account) : 0
      if (rules.isEntitled(limit) && limit.sites.limit !== allowed) {
        violate(`${id} has a plan of ${allowed} sites, and its limit is ${limit.sites.limit}`)
      }
    }
  }

  function presentSites(companyId: string): number {
    return siteDb.all<Site>('site/').filter(([, site]) => site.companyId === companyId && site.state === 'present')
      .length
  }

  function violate(what: string) {
    outcome.violations++
    const line = `${what}, at ${now().toFixed(1)} ms`
    log(() => `VIOLATION ${line}`)
    outcome.firstViolation ??= line
  }

  // ---- checks

  interface Reader {
    table: GrantTable
    check: Check
  }

  function createReader(): Reader {
    const table = new GrantTable()
    const always = () => true
    for (const id of companyIds) {
      table.putCompany(idBytes(id), { state: 'active', requireTwoFactor: false, ownerId: idBytes(id) })
    }
    return {
      table,
      check: createCheck({ table, companiesFresh: always, sitesFresh: always, clock: () => 0 }),
    }
  }

  /** Decided from any state of the site's row and the member's row since those in force. */
  function checkOnce({ table, check }: Reader) {
    if (siteIds.length === 0) return
    const [userId, siteId] = [chance.of(userIds), chance.of(siteIds)]
    const key = `role/${userId} ${siteId}`
    const tenureOf = (tenure: number) => (habits.ignoresTenure ? 1 : tenure)
    const [user, site] = [idBytes(userId), idBytes(siteId)]
    const seen = { site: siteHistory.seen(siteId, chance), role: roleHistory.seen(key, chance) }
    if (seen.site) table.putSite(site, idBytes(seen.site.companyId), tenureOf(seen.site.tenure), false)
    else table.dropSite(site)
    const companyId = seen.role?.companyId ?? siteHistory.ever(siteId)?.companyId
    if (!companyId) return
    if (seen.role) {
      const role = { siteId: site, role: 'administrator', tenure: tenureOf(seen.role.tenure) } as const
      table.put(idBytes(companyId), user, { siteRoles: [role] })
    } else table.drop(idBytes(companyId), user)
    const isAllowed = check.onSite(LIVE_USE, user, site) === ALLOWED
    table.drop(idBytes(companyId), user)
    outcome.checks++
    if (isAllowed) outcome.allowed++
    const isEnded = (tenure: number) => (ended.get(`${siteId} ${tenure}`) ?? Number.POSITIVE_INFINITY) < now()
    const may = roleHistory.sinceInForce(key).some((role) => role && !isEnded(role.tenure))
    if (isAllowed && !may) violate(`${userId} may use ${siteId} by a role of a tenure that has ended`)
    const [onlySite, onlyRole] = [siteHistory.sinceInForce(siteId), roleHistory.sinceInForce(key)]
    const isSettled = onlySite.length === 1 && onlyRole.length === 1
    const mustBe = isSettled && onlySite[0] && onlyRole[0] && onlyRole[0].tenure === onlySite[0].tenure
    if (mustBe && !isAllowed) violate(`${userId} may not use ${siteId}, in spite of a role in force`)
  }

  // ---- time

  /** A change comes into force after its commit, usually soon; then its call is answered. */
  function putInForce<Row>(history: History<Row>, key: string, then: () => void = () => {}) {
    const place = history.last(key)
    schedule.at(now() + (chance.is(0.1) ? chance.between(50, 5_500) : chance.between(1, 30)), () => {
      history.inForce(key, place)
      then()
    })
  }

  function plan(everyMs: number, happen: () => void) {
    const next = () => {
      if (!isBusy) return
      schedule.at(now() - Math.log(1 - chance.next()) * everyMs, () => {
        happen()
        next()
      })
    }
    next()
  }

  function every(process: Process, period: number, work: () => void) {
    const again = () => {
      work()
      process.after(period * chance.between(0.9, 1.1), again)
    }
    process.after(chance.between(0, period), again)
  }
}

function isDone<T>(settled: Settled<T>): settled is { done: T } {
  return settled !== 'unknown' && 'done' in settled
}
