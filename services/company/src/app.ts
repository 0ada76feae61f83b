import { createDecide, type PermissionTable, permissions } from '@holdfast/access'
import {
  createCompanyAccess,
  createCompanyFacts,
  createOwnerChecks,
  createSiteFacts,
  factMetrics,
  standingsBy,
} from '@holdfast/access/company'
import {
  AccessChecks,
  Buyers,
  Companies,
  Departures,
  Invitations,
  Members,
  Operators,
  Reclaims,
  SiteMembers,
  Standings,
  Suspensions,
} from '@holdfast/contracts/company'
import { Letters, RequestContexts } from '@holdfast/contracts/ledger'
import { startService } from '@holdfast/process'
import { createLinkTokens, implement, type Log, openHold, readKeyRing, startSweep } from '@holdfast/runtime'
import { batchCheckApi } from './access/batch-check-api.ts'
import { createAuthorizeMember } from './access/call-authorization.ts'
import { checkApi } from './access/check-api.ts'
import { createChange } from './access/company-change.ts'
import { reachableCompaniesApi } from './access/reachable-companies-api.ts'
import { standingApi } from './access/standing-api.ts'
import { openBillingAccounts } from './closings/billing-accounts.ts'
import { createClosings } from './closings/closing-command.ts'
import { createUnfinishedClosings } from './closings/unfinished-closings.ts'
import { buyerApi } from './companies/buyer-api.ts'
import { companyApi } from './companies/company-api.ts'
import { createCompanyStore } from './companies/company-store.ts'
import type { Config } from './config.ts'
import { openDirectory } from './directory/identity-directory.ts'
import { acceptanceApi } from './invitations/acceptance-api.ts'
import type { LinkDelivery } from './invitations/invitation.ts'
import { invitationApi } from './invitations/invitation-api.ts'
import { createInvitationStore } from './invitations/invitation-store.ts'
import { createMailBudgets } from './invitations/mail-budget-store.ts'
import { letterApi } from './letters/letter-api.ts'
import { companyLetters } from './letters/letter-events.ts'
import { membershipApi } from './memberships/membership-api.ts'
import { createMembershipStore } from './memberships/membership-store.ts'
import { siteMemberApi } from './memberships/site-member-api.ts'
import { companyOperatorApi } from './operators/operator-api.ts'
import { createOwnerRecoveries } from './ownership/owner-recovery.ts'
import { ownershipApi } from './ownership/ownership-api.ts'
import { departureApi } from './people/departure-api.ts'
import { createPersonStore } from './people/person-store.ts'
import { createPlanVersions } from './plans/plan-versions.ts'
import { reclaimApi } from './reclaims/reclaim-api.ts'
import { createGoneRoles, followSites } from './sites/gone-sites.ts'
import { createSiteGuards } from './sites/site-guard-store.ts'
import { openSiteLimits } from './sites/site-limits.ts'
import { openSiteNames } from './sites/site-names.ts'
import { suspensionApi } from './suspensions/suspension-api.ts'

/** @param options.table a permission table with a deliberate fault, with which a run proves that the tests notice it */
export function startCompany(
  config: Config,
  log: Log,
  { table = permissions, signal }: { table?: PermissionTable; signal?: AbortSignal } = {},
) {
  const facts = createCompanyFacts(log)
  return startService(
    'company',
    { config, log, signal, tables: facts.tables, letters: companyLetters },
    async (parts) => {
      const { connection, ledger, signer, admitOperator } = parts
      const directory = openDirectory(parts.channel('identity'), signer)

      const companies = await createCompanyStore(connection)
      const memberships = await createMembershipStore(connection)
      const invitations = await createInvitationStore(connection)
      await invitations.respell()
      const people = await createPersonStore(connection)
      const guards = await createSiteGuards(connection)

      const decide = createDecide(table)
      const sites = createSiteFacts({ facts, replica: () => siteReplica, log })
      const siteReplica = parts.copy('site', { tables: { ...sites.tables } })
      parts.measure(factMetrics('company', facts))
      parts.measure(factMetrics('site', sites))
      const checks = createOwnerChecks({ ledger, facts, sites, decide, log })
      const fence = { standing: checks.fencedStanding }
      const standings = standingsBy(createCompanyAccess({ facts, replica: ledger.memory, sites, decide }), fence)
      const fenced = standingsBy(fence)
      const authorize = createAuthorizeMember({ decide, standings, fenced, companies, memberships, sites, log })
      const change = createChange(ledger, authorize)
      const site = parts.channel('site')
      const limitsOfSite = openSiteLimits(site, signer)
      const secrets = readKeyRing('company', config.LINK_SECRETS)
      const links = createLinkTokens<LinkDelivery>(secrets)
      const plans = createPlanVersions(() => planReplica)
      const planReplica = parts.copy('billing', { tables: { 'plan-version': plans.table } })
      const budgets = await createMailBudgets(connection, secrets.newest.derive('mail budgets'), {
        perUser: config.INVITATIONS_PER_USER,
        perRecipient: config.INVITATIONS_PER_RECIPIENT,
      })
      const limits = {
        perDay: config.INVITATIONS_PER_DAY,
        perAddress: config.INVITATIONS_PER_ADDRESS,
        resendAfterMs: config.RESEND_AFTER_MS,
      }
      const noticeMs = config.OWNER_RECOVERY_NOTICE_MS
      const billing = parts.channel('billing')
      const accounts = openBillingAccounts(billing, signer)
      const closings = createClosings({ ledger, authorize, companies, people, limits: limitsOfSite, accounts })
      const needs = {
        ledger,
        change,
        authorize,
        decide,
        standings,
        sites,
        checks,
        companies,
        memberships,
        invitations,
        people,
        guards,
        siteNames: openSiteNames(site, signer),
        directory,
        links,
        plans,
        closings,
        budgets,
        limits,
        noticeMs,
        admitOperator,
      }
      const batches = batchCheckApi({ checks, log })
      parts.hangUp(batches.hangUp)
      // A recovery is completed late by a tenth of its notice at most, and never by more than 10 s. The sweep runs no
      // more often than every 50 ms, so that a very short notice makes no busy loop.
      const everyMs = Math.min(10_000, Math.max(50, noticeMs / 10))
      const hold = await openHold(connection, { waits: 'recoveries of ownership and closings', log })
      parts.measure(hold.measured)
      const completeRecoveries = createOwnerRecoveries({ ledger, companies, memberships, people, signer, log })
      parts.follow('site', followSites(guards))
      parts.beside(() =>
        startSweep({
          everyMs,
          tasks: {
            'recoveries of ownership': hold.resting(completeRecoveries),
            'roles on sites that are gone': createGoneRoles({ ledger, guards, memberships, signer }),
            'addresses of old invitations': () => invitations.eraseOldAddresses(Date.now()).then(() => false),
          },
          log,
        }),
      )
      // By themselves: site or billing that is slow holds nothing else.
      const unfinished = createUnfinishedClosings({ companies, closings, signer, log })
      parts.beside(() => startSweep({ everyMs, tasks: { 'closings left halfway': hold.resting(unfinished) }, log }))
      return [
        implement(Companies, {
          ...companyApi(needs),
          ...ownershipApi(needs),
          ...reachableCompaniesApi(needs),
        }),
        implement(Members, membershipApi(needs)),
        implement(SiteMembers, siteMemberApi(needs)),
        implement(Invitations, { ...invitationApi(needs), ...acceptanceApi(needs) }),
        implement(AccessChecks, checkApi(needs), { bidirectional: { batchCheck: batches.batchCheck } }),
        implement(Standings, standingApi(needs)),
        implement(Buyers, buyerApi(needs)),
        implement(
          Departures,
          departureApi({
            ...needs,
            signer,
            contextsElsewhere: [site, billing].map((each) => each.client(RequestContexts)),
          }),
        ),
        implement(Reclaims, reclaimApi(needs)),
        implement(Letters, letterApi(needs)),
        implement(Operators, companyOperatorApi(needs)),
        implement(Suspensions, suspensionApi(needs)),
      ]
    },
  )
}
